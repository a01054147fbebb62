package io.aiprofile.adapters.web.api;

import static io.aiprofile.adapters.web.fixture.Running.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.EventReader;
import io.aiprofile.adapters.web.fixture.EventReader.Event;
import io.aiprofile.adapters.web.fixture.Multipart;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.adapters.web.server.Access;
import io.aiprofile.adapters.web.server.RateLimits;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Route;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import io.aiprofile.domain.profile.ProfileStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The API and its description")
class OpenApiConformanceTest {
  /** Are described beside the API. */
  private static final Set<String> OF_SERVICE = Set.of("/healthz", "/openapi.json");

  private static final Set<String> NEVER_REFUSING = Set.of("GET /healthz", "GET /openapi.json");
  private static final String JSON = "application/json";
  private static final String SESSION = "{a session}";
  private static final String QUESTION = "{\"message\": \"What did Asha lead?\"}";

  /** A request and the status that it comes to. */
  private record Case(
      String method,
      String template,
      String path,
      int status,
      String contentType,
      String body,
      boolean local,
      List<Consumer<Running>> before) {
    String route() {
      return method + " " + template;
    }

    boolean leavesAllAsItIs() {
      return before.isEmpty() && (method.equals("GET") || status >= 400);
    }

    Case sending(String type, String text) {
      return new Case(method, template, path, status, type, text, local, before);
    }

    Case inPublic() {
      return new Case(method, template, path, status, contentType, body, false, before);
    }

    Case after(Consumer<Running> setUp) {
      return new Case(method, template, path, status, contentType, body, local, List.of(setUp));
    }

    @Override
    public String toString() {
      return status + " for " + method + " " + path;
    }
  }

  private static Running running;
  private static OpenApiInteractionValidator validator;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    running = new Running();
    Received described = running.visitor().get("/openapi.json");
    document = described.json();
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(described.text()).build();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  @DisplayName("name the same routes")
  void sameRoutes() {
    assertThat(described()).containsExactlyInAnyOrderElementsOf(served(running.routes().all()));
  }

  @Test
  @DisplayName("would differ with a route that is served and not described")
  void plantedRoute() {
    List<Route> routes = new ArrayList<>(running.routes().all());
    routes.add(Route.get("/api/planted", Access.ANYONE, request -> Reply.noContent()));

    assertThat(described()).isNotEqualTo(served(routes));
  }

  @Test
  @DisplayName("are tried with a success and an error on every route")
  void everyRouteIsTried() {
    assertThat(routesWith(cases().filter(tried -> tried.status < 300))).isEqualTo(described());
    Set<String> refusing = new TreeSet<>(described());
    refusing.removeAll(NEVER_REFUSING);
    assertThat(routesWith(cases().filter(tried -> tried.status >= 400))).isEqualTo(refusing);
  }

  @TestFactory
  @DisplayName("agree on")
  Stream<DynamicTest> replies() {
    return cases().map(tried -> DynamicTest.dynamicTest(tried.toString(), () -> agree(tried)));
  }

  private static void agree(Case tried) {
    if (tried.leavesAllAsItIs()) {
      agree(tried, running);
      return;
    }
    RateLimits limits = tried.status == 429 ? new RateLimits(1, 1) : new RateLimits(99, 99);
    try (Running fresh = new Running(limits)) {
      tried.before.forEach(step -> step.accept(fresh));
      agree(tried, fresh);
    }
  }

  private static void agree(Case tried, Running server) {
    Browser browser = tried.local ? server.atHome() : server.visitor();
    Received reply =
        tried.contentType.isEmpty()
            ? browser.send(tried.method, tried.path)
            : browser.sendBody(tried.method, tried.path, tried.contentType, body(tried, browser));

    assertThat(reply.status()).as(reply.text()).isEqualTo(tried.status);
    assertConforms(tried.method, tried.path, reply);
  }

  /** With a conversation in place of the mark, in which the browser has typed an address. */
  private static String body(Case tried, Browser browser) {
    if (!tried.body.contains(SESSION)) {
      return tried.body;
    }
    Received begun =
        browser.postJson(
            "/api/profiles/asha-rao/chat", "{\"message\": \"Write to me: jo@example.com\"}");
    return tried.body.replace(SESSION, begun.json().path("session_id").asText());
  }

  @Test
  @DisplayName("agree on what the events of a stream hold")
  void events() throws Exception {
    String chat = "/api/profiles/" + ASHA + "/chat";
    try (EventReader events =
        running.visitor().stream(chat, "{\"message\": \"" + Running.BROAD_QUESTION + "\"}")) {
      for (Event event : events.rest()) {
        switch (event.name()) {
          case "done" -> assertConforms("POST", chat, 200, JSON, event.text());
          case "session" -> assertFields(event.data(), "SessionEvent");
          case "sentence" -> assertFields(event.data(), "SentenceEvent");
          case "delta" -> assertFields(event.data(), "DeltaEvent");
          case "sources" -> event.data().forEach(source -> assertFields(source, "Citation"));
          case "followups" -> assertThat(event.data()).allMatch(JsonNode::isTextual);
          default -> throw new AssertionError(event);
        }
      }
    }
  }

  @Test
  @DisplayName("would disagree with a reply of another shape")
  void anotherShape() {
    ValidationReport wrongProblem =
        report("GET", "/api/profiles/x", 404, "application/problem+json", "{\"code\": \"lost\"}");
    ValidationReport extraField =
        report(
            "GET",
            "/api/profiles",
            200,
            JSON,
            "{\"profiles\":[],\"page\":1,\"pages\":1,\"total\":0,\"x\":1}");

    assertThat(wrongProblem.hasErrors()).isTrue();
    assertThat(extraField.hasErrors()).isTrue();
  }

  private static Stream<Case> cases() {
    String profile = "/api/profiles/{slug}";
    return Stream.of(
        of("GET", "/api/profiles", "/api/profiles?q=kafka", 200),
        of("GET", "/api/profiles", "/api/profiles?page=none", 400),
        of("POST", "/api/profiles", "/api/profiles", 201).sending(JSON, "{\"name\": \"Eve Moss\"}"),
        of("POST", "/api/profiles", "/api/profiles", 400).sending(JSON, "{\"name\": 5}"),
        of("POST", "/api/profiles", "/api/profiles", 415).sending("text/plain", "Eve"),
        of("POST", "/api/profiles", "/api/profiles", 422).sending(JSON, "{\"name\": \"?\"}"),
        of("POST", "/api/profiles", "/api/profiles", 413).sending(JSON, " ".repeat(40_000)),
        of("POST", "/api/profiles", "/api/profiles", 401)
            .inPublic()
            .sending(JSON, "{\"name\": \"A\"}"),
        of("GET", profile, "/api/profiles/asha-rao", 200).inPublic(),
        of("GET", profile, "/api/profiles/ben-okafor", 200),
        of("GET", profile, "/api/profiles/ben-okafor", 404).inPublic(),
        of("GET", profile, "/api/profiles/asha-rao", 500)
            .after(breaking(new IllegalStateException("x"))),
        of("GET", profile, "/api/profiles/asha-rao", 503)
            .after(breaking(new StorageFailure("x", null))),
        of("DELETE", profile, "/api/profiles/asha-rao", 204),
        of("DELETE", profile, "/api/profiles/nobody", 404),
        of("PATCH", profile + "/status", "/api/profiles/ben-okafor/status", 200)
            .sending(JSON, "{\"status\": \"enabled\"}"),
        of("PATCH", profile + "/status", "/api/profiles/eve-moss/status", 409)
            .sending(JSON, "{\"status\": \"enabled\"}")
            .after(fresh -> fresh.create("Eve Moss")),
        of("DELETE", profile + "/soft", "/api/profiles/asha-rao/soft", 204),
        of("DELETE", profile + "/soft", "/api/profiles/asha-rao/soft", 401).inPublic(),
        of("POST", profile + "/restore", "/api/profiles/asha-rao/restore", 200)
            .after(fresh -> fresh.setStatus(ASHA, ProfileStatus.SOFT_DELETED)),
        of("POST", profile + "/restore", "/api/profiles/asha-rao/restore", 409),
        of("GET", profile + "/documents", "/api/profiles/asha-rao/documents", 200),
        of("GET", profile + "/documents", "/api/profiles/nobody/documents", 404),
        of("POST", profile + "/documents", "/api/profiles/asha-rao/documents", 201)
            .sending(Multipart.CONTENT_TYPE, upload("talk.md")),
        of("POST", profile + "/documents", "/api/profiles/asha-rao/documents", 200)
            .sending(Multipart.CONTENT_TYPE, upload("cv.md")),
        of("POST", profile + "/documents", "/api/profiles/asha-rao/documents", 409)
            .sending(Multipart.CONTENT_TYPE, upload("talk.md"))
            .after(fresh -> fresh.add(ASHA, "third.md", "Speaks Hindi.")),
        of(
            "DELETE",
            profile + "/documents/{filename}",
            "/api/profiles/asha-rao/documents/cv.md",
            204),
        of(
            "DELETE",
            profile + "/documents/{filename}",
            "/api/profiles/asha-rao/documents/no.md",
            404),
        of("GET", profile + "/index", "/api/profiles/asha-rao/index", 200),
        of("GET", profile + "/index", "/api/profiles/eve-moss/index", 200)
            .after(fresh -> fresh.create("Eve Moss")),
        of("GET", profile + "/index", "/api/profiles/carla-diaz/index", 404),
        of("POST", profile + "/index", "/api/profiles/asha-rao/index", 202),
        of("POST", profile + "/index", "/api/profiles/asha-rao/index", 503)
            .after(breaking(new StorageFailure(Kind.UNREACHABLE, "x", null))),
        of("POST", profile + "/index", "/api/profiles/asha-rao/index", 507)
            .after(breaking(new StorageFailure(Kind.FULL, "x", null))),
        of("POST", profile + "/index/force", "/api/profiles/asha-rao/index/force", 202)
            .after(fresh -> fresh.background().hold()),
        of("POST", profile + "/index/force", "/api/profiles/asha-rao/index/force", 401).inPublic(),
        of("POST", profile + "/chat", "/api/profiles/asha-rao/chat", 200)
            .inPublic()
            .sending(JSON, QUESTION),
        of("POST", profile + "/chat", "/api/profiles/ben-okafor/chat", 404)
            .inPublic()
            .sending(JSON, QUESTION),
        of("POST", profile + "/chat", "/api/profiles/eve-moss/chat", 409)
            .inPublic()
            .sending(JSON, QUESTION)
            .after(OpenApiConformanceTest::publishEmpty),
        of("POST", profile + "/chat", "/api/profiles/asha-rao/chat", 422)
            .inPublic()
            .sending(JSON, "{\"message\": \"" + "x".repeat(10_000) + "\"}"),
        of("POST", profile + "/chat", "/api/profiles/asha-rao/chat", 429)
            .inPublic()
            .sending(JSON, QUESTION)
            .after(fresh -> fresh.visitor().postJson("/api/profiles/asha-rao/chat", QUESTION)),
        passOn(200, SESSION, "jo@example.com"),
        passOn(400, SESSION, "\""),
        passOn(404, "0".repeat(32), "jo@example.com"),
        passOn(422, SESSION, "jack@example.com"),
        passOn(429, SESSION, "jo@example.com").after(fresh -> {}),
        of("GET", profile + "/chat/welcome", "/api/profiles/asha-rao/chat/welcome", 200).inPublic(),
        of("GET", profile + "/chat/welcome", "/api/profiles/carla-diaz/chat/welcome", 404)
            .inPublic(),
        of("GET", "/api/system/index-history", "/api/system/index-history?limit=2", 200),
        of("GET", "/api/system/index-history", "/api/system/index-history?limit=0", 400),
        of("GET", "/healthz", "/healthz", 200).inPublic(),
        of("GET", "/openapi.json", "/openapi.json", 200).inPublic());
  }

  private static Case of(String method, String template, String path, int status) {
    return new Case(method, template, path, status, "", "", true, List.of());
  }

  private static Case passOn(int status, String session, String email) {
    return of(
            "POST",
            "/api/profiles/{slug}/chat/contact",
            "/api/profiles/asha-rao/chat/contact",
            status)
        .inPublic()
        .sending(JSON, "{\"session_id\": \"%s\", \"email\": \"%s\"}".formatted(session, email));
  }

  private static Consumer<Running> breaking(RuntimeException fault) {
    return fresh -> fresh.faults().begin(fault);
  }

  private static void publishEmpty(Running fresh) {
    fresh.setStatus(fresh.create("Eve Moss"), ProfileStatus.ENABLED);
  }

  private static String upload(String name) {
    return new String(
        new Multipart().file(name, "Gave a talk on Kafka.").bytes(), StandardCharsets.UTF_8);
  }

  private static Set<String> routesWith(Stream<Case> cases) {
    return cases.map(Case::route).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> served(List<Route> routes) {
    return routes.stream()
        .filter(route -> route.isApi() || OF_SERVICE.contains(route.path()))
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> described() {
    Set<String> described = new TreeSet<>();
    document
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path);
                          }
                        }));
    return described;
  }

  private static void assertFields(JsonNode data, String schema) {
    JsonNode described = document.at("/components/schemas/" + schema);
    List<String> fields = new ArrayList<>();
    data.fieldNames().forEachRemaining(fields::add);
    List<String> known = new ArrayList<>();
    described.path("properties").fieldNames().forEachRemaining(known::add);

    assertThat(known).containsAll(fields);
    described.path("required").forEach(name -> assertThat(fields).contains(name.asText()));
  }

  private static void assertConforms(String method, String path, Received reply) {
    assertConforms(method, path, reply.status(), reply.header("content-type"), reply.text());
  }

  private static void assertConforms(
      String method, String path, int status, String contentType, String body) {
    ValidationReport report = report(method, path, status, contentType, body);

    assertThat(report.hasErrors())
        .as(SimpleValidationReportFormat.getInstance().apply(report))
        .isFalse();
  }

  private static ValidationReport report(
      String method, String path, int status, String contentType, String body) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
    if (!contentType.isEmpty()) {
      response.withContentType(contentType).withBody(body);
    }
    return validator.validateResponse(
        path.replaceAll("\\?.*", ""), Request.Method.valueOf(method), response.build());
  }
}
