package io.aiprofile.adapters.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.aiprofile.adapters.web.templates.JtechatGenerated;
import io.aiprofile.adapters.web.templates.JteerrorGenerated;
import io.aiprofile.adapters.web.templates.JteexploreGenerated;
import io.aiprofile.adapters.web.templates.JtehomeGenerated;
import io.aiprofile.adapters.web.templates.JteownerGenerated;
import io.aiprofile.adapters.web.templates.JtesigninGenerated;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Pages")
class TemplatesTest {
  private static final HtmlInterceptor NOTHING =
      new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(
            String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
      };
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s([a-zA-Z-]+)(?:=\"([^\"]*)\"|='([^']*)'|=([^\\s>]+))?");
  private static final Pattern POST_FORM =
      Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);

  static Stream<String> pages() {
    return SamplePages.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("have exactly one h1, a way to skip to it, and a title")
  void structure(String name) {
    String html = html(name);

    assertThat(html.split("<h1[ >]", -1)).hasSize(2);
    assertThat(html).contains("<a class=\"skip\" href=\"#main\">", "<main id=\"main\"", "<title>");
    assertThat(html.indexOf("class=\"skip\"")).isLessThan(html.indexOf("<header"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("hold no inline script, style or handler, so that the content policy breaks nothing")
  void nothingInline(String name) {
    String html = html(name);

    assertThat(html).doesNotContain("<style");
    assertThat(attributes(html))
        .noneMatch(attribute -> attribute.name().equals("style"))
        .noneMatch(attribute -> attribute.name().startsWith("on"));
    assertThat(html.split("<script", -1).length - 1)
        .isEqualTo(html.split("<script type=\"module\" src=\"/static/", -1).length - 1);
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("send the csrf field with every form that changes something")
  void csrf(String name) {
    Matcher forms = POST_FORM.matcher(html(name));

    while (forms.find()) {
      assertThat(forms.group())
          .contains("<input type=\"hidden\" name=\"csrf\" value=\"csrf-token\">");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("show hostile names, questions and documents as text")
  void escaping(String name) {
    String html = html(name);

    assertThat(html).doesNotContain("<script>");
    assertThat(attributes(html))
        .filteredOn(attribute -> Set.of("href", "action", "src").contains(attribute.name()))
        .noneMatch(attribute -> attribute.value().startsWith("javascript:"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("give an id to one element only, and point only at ids that exist")
  void ids(String name) {
    List<Attribute> attributes = attributes(html(name));
    List<String> ids =
        attributes.stream().filter(a -> a.name().equals("id")).map(Attribute::value).toList();
    Set<String> pointsAt = new HashSet<>();
    for (Attribute attribute : attributes) {
      switch (attribute.name()) {
        case "for", "popovertarget" -> pointsAt.add(attribute.value());
        case "aria-labelledby", "aria-describedby" ->
            pointsAt.addAll(List.of(attribute.value().split(" ")));
        case "href" -> {
          if (attribute.value().startsWith("#")) {
            pointsAt.add(attribute.value().substring(1));
          }
        }
        default -> {}
      }
    }

    assertThat(ids).doesNotHaveDuplicates().containsAll(pointsAt);
  }

  @Test
  @DisplayName("mark the last exchange, so that a form post comes back to it")
  void latest() {
    String html = html("chat");

    assertThat(html.indexOf("id=\"latest\""))
        .isGreaterThan(html.indexOf("And how did she lead the people through it?"))
        .isLessThan(html.indexOf("Does she speak Portuguese?"));
  }

  @Test
  @DisplayName("say in words how well an answer is supported, and cite nothing where nothing is")
  void verdicts() {
    String html = html("chat");
    String unsupported = html.substring(html.indexOf("Does she speak Portuguese?"));

    assertThat(html).contains("Every sentence cited", " · 3 sources", "Partly cited", "Stopped");
    assertThat(unsupported).contains("Not in the documents").doesNotContain("class=\"mark\"");
  }

  @Test
  @DisplayName("mark what nothing supports in words, and only beside what is cited")
  void unsupported() {
    String html = html("chat");
    int partly = html.indexOf("And how did she lead");
    int refused = html.indexOf("Does she speak Portuguese?");

    assertThat(html.substring(partly, refused))
        .contains("describe the period as calm. <small class=\"flag\">unsupported</small>");
    assertThat(html.substring(0, partly)).doesNotContain("unsupported");
    assertThat(html.substring(refused)).doesNotContain("unsupported");
    assertThat(html).contains("<bdi>Mira Holloway</bdi> will see that this question was asked.");
  }

  @Test
  @DisplayName("judge nothing where the program speaks for itself, and offer what it can do")
  void contact() {
    String html = html("chat-contact");

    assertThat(html)
        .contains("Your address was passed on to <bdi>Mira Holloway</bdi>.", "Interrupted", "Retry")
        .contains("Pass <bdi>jo@example.com</bdi> on to <bdi>Mira Holloway</bdi>")
        .doesNotContain("Not in the documents", "will see that this question");
  }

  @Test
  @DisplayName("say on every conversation that it is a machine's")
  void notice() {
    for (String name : List.of("chat-new", "chat", "chat-refused", "chat-not-ready")) {
      assertThat(html(name))
          .contains("AI version of <bdi>Mira Holloway</bdi>: answers from their documents");
    }
  }

  @Test
  @DisplayName("give a refused question back with the reason")
  void refusedQuestion() {
    assertThat(html("chat-refused"))
        .contains("<p>Your question has no words in it.</p>", ">?!</textarea>");
  }

  @Test
  @DisplayName("take no question while there is nothing to answer from")
  void notReady() {
    assertThat(html("chat-not-ready"))
        .contains("have not been read")
        .containsPattern("<textarea[^>]* disabled")
        .doesNotContain("class=\"chip\"");
  }

  @Test
  @DisplayName("keep the search when turning the page")
  void pagination() {
    assertThat(html("explore-hostile")).contains("href=\"/explore?q=%22onload").contains("page=2");
    assertThat(html("explore")).contains("href=\"/explore?page=5\"").contains("Page 9");
  }

  @Test
  @DisplayName("offer no sign-in on a server that has none")
  void signInClosed() {
    assertThat(html("signin-closed")).contains("IS_LOCAL=true").doesNotContain("<form");
  }

  @Test
  @DisplayName("tell the owner where they stand and what is next")
  void desk() {
    assertThat(html("owner-documents"))
        .contains("2 of 5 done. Next: read and index your documents.");
    assertThat(html("owner-live")).contains("5 of 5 done. Your page is live.");
  }

  private static String html(String name) {
    Record page = Objects.requireNonNull(SamplePages.all().get(name));
    StringOutput text = new StringOutput();
    HtmlTemplateOutput output = new OwaspHtmlTemplateOutput(text);
    switch (page) {
      case HomePage home -> JtehomeGenerated.render(output, NOTHING, home);
      case ExplorePage explore -> JteexploreGenerated.render(output, NOTHING, explore);
      case ChatPage chat -> JtechatGenerated.render(output, NOTHING, chat);
      case ErrorPage error -> JteerrorGenerated.render(output, NOTHING, error);
      case SignInPage signIn -> JtesigninGenerated.render(output, NOTHING, signIn);
      case OwnerPage owner -> JteownerGenerated.render(output, NOTHING, owner);
      default -> throw new AssertionError("No template for " + page);
    }
    return text.toString();
  }

  private static List<Attribute> attributes(String html) {
    return TAG.matcher(html)
        .results()
        .flatMap(tag -> ATTRIBUTE.matcher(tag.group()).results())
        .map(
            found ->
                new Attribute(
                    found.group(1),
                    Stream.of(2, 3, 4)
                        .map(found::group)
                        .filter(value -> value != null)
                        .findFirst()
                        .orElse("")))
        .toList();
  }

  private record Attribute(String name, String value) {}
}
