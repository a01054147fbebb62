package io.aiprofile.adapters.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.adapters.web.server.Access;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Asks every route as everybody; what the route table says of itself is not believed. */
@DisplayName("Every route")
class AccessMatrixTest {
  /** Who passes; 401 for the others. */
  private enum Open {
    TO_ALL,
    /** The owner's session, on whatever server. */
    TO_OWNERS,
    /** Who sits at a development machine, whether signed in or not. */
    TO_OPERATORS,
    /** The same; it is how a session begins. */
    AT_HOME
  }

  private static final Map<String, Open> EXPECTED = new TreeMap<>();

  static {
    expect(Open.TO_ALL, "GET /", "GET /explore", "GET /chat/{slug}", "POST /chat/{slug}");
    expect(Open.TO_ALL, "POST /chat/{slug}/forget", "GET /owner", "GET /docs", "GET /healthz");
    expect(Open.TO_ALL, "POST /chat/{slug}/contact", "POST /api/profiles/{slug}/chat/contact");
    expect(Open.TO_ALL, "GET /openapi.json", "GET /api/profiles", "GET /api/profiles/{slug}");
    expect(Open.TO_ALL, "POST /api/profiles/{slug}/chat", "GET /api/profiles/{slug}/chat/welcome");
    expect(Open.AT_HOME, "POST /owner/sign-in", "POST /owner/register");
    expect(Open.TO_OWNERS, "POST /owner/sign-out", "POST /owner/headline", "POST /owner/documents");
    expect(Open.TO_OWNERS, "POST /owner/documents/delete", "POST /owner/index");
    expect(Open.TO_OWNERS, "POST /owner/index/cancel", "GET /owner/index/progress");
    expect(Open.TO_OWNERS, "POST /owner/publish", "POST /owner/unpublish");
    expect(Open.TO_OPERATORS, "POST /api/profiles", "DELETE /api/profiles/{slug}");
    expect(Open.TO_OPERATORS, "PATCH /api/profiles/{slug}/status");
    expect(Open.TO_OPERATORS, "DELETE /api/profiles/{slug}/soft");
    expect(Open.TO_OPERATORS, "POST /api/profiles/{slug}/restore");
    expect(Open.TO_OPERATORS, "GET /api/profiles/{slug}/documents");
    expect(Open.TO_OPERATORS, "POST /api/profiles/{slug}/documents");
    expect(Open.TO_OPERATORS, "DELETE /api/profiles/{slug}/documents/{filename}");
    expect(Open.TO_OPERATORS, "GET /api/profiles/{slug}/index", "POST /api/profiles/{slug}/index");
    expect(Open.TO_OPERATORS, "POST /api/profiles/{slug}/index/force");
    expect(Open.TO_OPERATORS, "GET /api/system/index-history");
  }

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  @DisplayName("is expected to be open to somebody")
  void complete() {
    assertThat(names(running.routes().all())).isEqualTo(EXPECTED.keySet());
  }

  @Test
  @DisplayName("would be missed here if it were new")
  void plantedRoute() {
    List<Route> routes = new ArrayList<>(running.routes().all());
    routes.add(Route.get("/api/planted", Access.ANYONE, request -> Reply.noContent()));

    assertThat(names(routes)).isNotEqualTo(EXPECTED.keySet());
  }

  @TestFactory
  @DisplayName("lets nobody else pass:")
  Stream<DynamicTest> matrix() {
    return EXPECTED.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> row(entry.getKey(), entry.getValue())));
  }

  private static void row(String route, Open open) {
    assertPasses(route, running.visitor(), open == Open.TO_ALL, "anybody in public");
    assertPasses(
        route, running.atHome(), open != Open.TO_OWNERS, "anybody at the development machine");
    assertPasses(
        route,
        running.owner(Running.BEN),
        open == Open.TO_ALL || open == Open.TO_OWNERS,
        "an owner in public");
    assertPasses(route, running.atHome().signIn(Running.BEN), true, "an owner at home");
  }

  /** For profiles and documents that are not there, so that nothing comes of what passes. */
  private static void assertPasses(String route, Browser browser, boolean expected, String who) {
    String method = route.substring(0, route.indexOf(' '));
    String path =
        route
            .substring(method.length() + 1)
            .replace("{slug}", "nobody-here")
            .replace("{filename}", "none.md");
    Received reply =
        method.equals("GET")
            ? browser.get(path)
            : browser.send(method, path, "X-CSRF-Token", browser.csrf());

    assertThat(reply.status() != 401 && reply.status() != 403)
        .as("%s as %s: %s", route, who, reply)
        .isEqualTo(expected);
    assertThat(reply.status()).isLessThan(500);
  }

  private static Set<String> names(List<Route> routes) {
    return routes.stream()
        .map(route -> route.method() + " " + route.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void expect(Open open, String... routes) {
    for (String route : routes) {
      EXPECTED.put(route, open);
    }
  }
}
