package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every state: usable by everybody, at any size, by day and by night. */
@NeedsChromium
class LooksIT {
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** What sticks out to the right; widths in CSS pixels. */
  private static final String SIDEWAYS =
      """
      () => {
        const room = document.documentElement.clientWidth;
        return document.documentElement.scrollWidth <= room ? [] :
            [...document.body.querySelectorAll("*")]
                .filter(one => one.getBoundingClientRect().right > room + 1)
                .map(one => one.outerHTML.slice(0, 120));
      }
      """;

  /** What is too small to hit. Links within a sentence are exempt (WCAG 2.2, 2.5.8). */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll(
              "a[href], button, input:not([type=hidden]), textarea, summary")]
          .filter(one => one.checkVisibility() && !one.matches("p > a:not(.mark), .swagger-ui *"))
          .filter(one => {
            const {width, height} = one.getBoundingClientRect();
            return width < 24 || height < 24;
          })
          .map(one => one.outerHTML.slice(0, 120))
      """;

  /** What Swagger UI puts on its page is its own. */
  private static final String STRUCTURE =
      """
      () => {
        const ours = selector => [...document.querySelectorAll(selector)]
            .filter(one => !one.closest(".swagger-ui"));
        return JSON.stringify({
          h1: ours("h1").length,
          title: document.title.trim().length > 0,
          lang: document.documentElement.lang,
          main: ours("main").length,
          levels: ours("h1, h2, h3, h4")
              .every((one, i, all) => i === 0 || one.tagName[1] - all[i - 1].tagName[1] <= 1),
        });
      }
      """;

  @RegisterExtension static final Stage STAGE = new Stage();

  static Stream<State> states() {
    return State.all().stream();
  }

  private static Page visit(String path) {
    return STAGE.visit(
        new Browser.NewContextOptions()
            .setViewportSize(320, 640)
            .setReducedMotion(ReducedMotion.REDUCE),
        path);
  }

  @ParameterizedTest
  @MethodSource("states")
  void isUsableByEverybody(State state) {
    if (state.status() >= 400) {
      STAGE.expectComplaint("status of " + state.status());
    }
    Page page = visit(state.path());
    state.reach().accept(new State.Scene(STAGE, page));
    // A form leads to a page whose text can be read before its style has come.
    page.waitForLoadState();
    assertThat(page.evaluate(SIDEWAYS)).as("sticks out at 320 px").isEqualTo(List.of());
    assertThat(page.evaluate(SMALL)).as("smaller than 24 px").isEqualTo(List.of());
    assertThat(page.evaluate(STRUCTURE))
        .isEqualTo("{\"h1\":1,\"title\":true,\"lang\":\"en\",\"main\":1,\"levels\":true}");
    if (state.photographed()) {
      for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        look(page, theme, 390);
        photograph(page, state.name() + "-390-" + theme);
        look(page, theme, 1280);
        photograph(page, state.name() + "-1280-" + theme);
      }
    }
    look(page, ColorScheme.DARK, 1280);
    assertAccessible(page);
    look(page, ColorScheme.LIGHT, 1280);
    assertAccessible(page);
    look(page, ColorScheme.LIGHT, 320);
    assertAccessible(page);
  }

  /** So tall that nothing lies below the lower edge, where the composer would cover it. */
  private static void look(Page page, ColorScheme theme, int width) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    page.setViewportSize(width, 800);
    Object needed = page.evaluate("document.documentElement.scrollHeight");
    page.setViewportSize(width, ((Number) needed).intValue());
  }

  private static void assertAccessible(Page page) {
    List<String> violations =
        new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(STANDARDS)
                .exclude(".swagger-ui")
                .analyze()
                .getViolations()
                .stream()
                .map(LooksIT::inWords)
                .toList();
    assertThat(violations).isEmpty();
  }

  private static String inWords(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name.toLowerCase(Locale.ROOT) + ".png")));
  }

  static Stream<State> pages() {
    return states().filter(State::isPage);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theSkipLinkLeadsToTheContent(State state) {
    STAGE.expectComplaint("status of " + state.status());
    Page page = visit(state.path());
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    assertThat(page.locator(".skip")).isInViewport();
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();
  }

  @Test
  void whoWantsNoMotionSeesNone() {
    Chat chat = new Chat(visit(Chat.PATH));
    STAGE.product().writer().beforeFirst().close();
    chat.send(Chat.QUESTION);
    assertThat(chat.latest().locator(".thinking")).isVisible();
    assertThat(running(chat.page())).isEqualTo(0);
    STAGE.product().writer().beforeFirst().open();
    chat.awaitAnswer();
    assertThat(running(chat.page())).isEqualTo(0);
  }

  private static Object running(Page page) {
    return page.evaluate(
        """
        () => document.getAnimations()
            .filter(one => one.effect.getComputedTiming().duration > 0).length
        """);
  }

  @Test
  void zoomedFarInTheFieldStillLeavesRoomToRead() {
    Page page = visit(Chat.PATH);
    page.setViewportSize(320, 256);
    assertThat(page.evaluate(SIDEWAYS)).isEqualTo(List.of());
    assertThat(page.locator(".composer")).hasCSS("position", "static");
  }
}
