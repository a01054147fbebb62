package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything can be done, and followed, with the keyboard. */
@NeedsChromium
class KeyboardIT {
  /** More than any page here has places to stop at. */
  private static final int MAX_STOPS = 80;

  @RegisterExtension static final Stage STAGE = new Stage();

  private static Chat chat() {
    return new Chat(STAGE.visit(Chat.PATH));
  }

  @Test
  void enterSendsAndTheFocusStaysInTheField() {
    Chat chat = chat();
    chat.field().focus();
    chat.page().keyboard().type(Chat.QUESTION);
    STAGE.product().writer().beforeSecond().close();
    chat.page().keyboard().press("Enter");
    assertThat(chat.sentences()).hasCount(1);
    assertThat(chat.field()).isFocused();
    STAGE.product().writer().beforeSecond().open();
    chat.awaitAnswer();
    assertThat(chat.field()).isFocused();
    assertThat(chat.field()).hasValue("");
  }

  @Test
  void shiftAndEnterBreakTheLine() {
    Chat chat = chat();
    chat.field().fill("One");
    chat.field().press("Shift+Enter");
    chat.page().keyboard().type("Two");
    assertThat(chat.field()).hasValue("One\nTwo");
    assertThat(chat.exchanges()).hasCount(0);
  }

  @Test
  void anEnterThatEndsACompositionDoesNotSend() {
    Chat chat = chat();
    chat.field().fill("こんにちは");
    chat.field()
        .evaluate(
            """
            field => field.dispatchEvent(new KeyboardEvent("keydown",
                {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))
            """);
    chat.field()
        .evaluate(
            """
            field => field.dispatchEvent(new KeyboardEvent("keydown",
                {key: "Enter", keyCode: 229, bubbles: true, cancelable: true}))
            """);
    assertThat(chat.field()).hasValue("こんにちは");
    assertThat(chat.exchanges()).hasCount(0);
    chat.field().press("Enter");
    assertThat(chat.exchanges()).hasCount(1);
    chat.awaitAnswer();
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void escapeLeadsFromASourceBackToItsMarker(int width) {
    Chat chat = chat();
    chat.page().setViewportSize(width, 800);
    chat.ask(Chat.QUESTION);
    chat.sentences().nth(1).locator(".mark").focus();
    chat.page().keyboard().press("Enter");
    assertThat(chat.latest().locator(".source")).isFocused();
    assertThat(chat.latest().locator(".source q")).isVisible();
    chat.page().keyboard().press("Escape");
    assertThat(chat.sentences().nth(1).locator(".mark")).isFocused();
    chat.sentences().nth(2).locator(".mark").click();
    assertThat(chat.latest().locator(".source")).isFocused();
  }

  @Test
  void fromANameToThePublicLinkWithoutAMouse() {
    Page page = STAGE.visit(Desk.PATH);
    // Choosing files is intercepted as soon as somebody listens, which must be before it happens.
    page.onFileChooser(chooser -> {});
    Desk desk = new Desk(page);
    tabTo(page, "#name");
    page.keyboard().type("Keyboard Owner");
    page.keyboard().press("Enter");
    assertThat(desk.documents()).hasCount(0);
    assertThat(desk.heading()).containsText("1 of 5 done");
    tabTo(page, "#file");
    FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
    chooser.setFiles(Desk.RESUME);
    assertThat(desk.documents()).hasCount(1);
    tabTo(page, "#index .btn.primary");
    page.keyboard().press("Enter");
    assertThat(page.locator(".facts")).isVisible();
    assertThat(page.locator("#index-title")).isFocused();
    tabTo(page, "#publish .btn.primary");
    page.keyboard().press("Enter");
    assertThat(desk.heading()).containsText("4 of 5 done");
    assertThat(page.locator("#publish-title")).isFocused();
    tabTo(page, "#share a.btn");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(STAGE.origin() + "/chat/keyboard-owner");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    tabTo(page, ".welcome .chip");
    page.keyboard().press("Enter");
    new Chat(page).awaitAnswer();
  }

  private static void tabTo(Page page, String selector) {
    for (int stop = 0; stop < MAX_STOPS; stop++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        return;
      }
    }
    throw new AssertionError("Tab never comes to " + selector);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/explore", Chat.PATH, Desk.PATH})
  void theFocusIsSeenWhereverItStops(String path) {
    Page page = STAGE.visit(path);
    if (path.equals(Chat.PATH)) {
      new Chat(page).ask(Chat.QUESTION);
      page.reload();
    }
    assertFocusIsSeen(page);
  }

  @Test
  void theFocusIsSeenAtTheDesk() {
    Desk desk = Desk.create(STAGE.visit(Desk.PATH), "Seen Owner");
    desk.publish(Desk.RESUME);
    desk.page().navigate(Desk.PATH);
    assertFocusIsSeen(desk.page());
  }

  private static void assertFocusIsSeen(Page page) {
    page.evaluate("document.documentElement.scrollTop = 0");
    int stops = 0;
    for (; stops < MAX_STOPS; stops++) {
      page.keyboard().press("Tab");
      String fault =
          String.valueOf(
              page.evaluate(
                  """
                  () => {
                    const one = document.activeElement;
                    if (one === document.body || one.dataset.seen) {
                      return "end";
                    }
                    one.dataset.seen = "1";
                    const name = one.outerHTML.slice(0, 120);
                    const {outlineStyle, outlineWidth} = getComputedStyle(one);
                    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) {
                      return "no ring: " + name;
                    }
                    const box = one.getBoundingClientRect();
                    const at = document.elementFromPoint(
                        box.left + box.width / 2, box.top + box.height / 2);
                    return at && (one.contains(at) || at.contains(one)) ? "" : "hidden: " + name;
                  }
                  """));
      if (fault.equals("end")) {
        break;
      }
      assertThat(fault).isEmpty();
    }
    assertThat(stops).isBetween(4, MAX_STOPS - 1);
  }
}
