package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** It shows what an answer stands on, and what it does not. */
@NeedsChromium
class SupportIT {
  @RegisterExtension static final Stage STAGE = new Stage();

  private static Chat chat() {
    return new Chat(STAGE.visit(Chat.PATH));
  }

  @Test
  void aSentenceThatNothingSupportsIsMarkedInWordsAlsoAfterAReload() {
    Chat chat = chat();
    STAGE.product().writer().guesses();
    chat.ask(Chat.QUESTION);
    for (int look = 0; look < 2; look++) {
      Locator guess = chat.latest().locator(".sentence.unsupported");
      assertThat(guess).hasText(HeldWriter.GUESS + " unsupported");
      assertThat(guess).hasCSS("text-decoration-style", "dotted");
      assertThat(guess.locator(".mark")).hasCount(0);
      assertThat(chat.verdict().locator("b")).hasText("Partly cited");
      assertThat(chat.latest()).hasAttribute("data-support", "partly");
      chat.page().reload();
    }
  }

  @Test
  void whoListensOrCopiesIsToldWhatNothingSupports() {
    Page page =
        STAGE.visit(
            new Browser.NewContextOptions()
                .setPermissions(List.of("clipboard-read", "clipboard-write")),
            Chat.PATH);
    Chat chat = new Chat(page);
    STAGE.product().writer().guesses();
    chat.ask(Chat.QUESTION);
    assertThat(page.locator("#say")).containsText(HeldWriter.GUESS + " (unsupported)");
    chat.action("Copy").click();
    assertThat(page.locator("#note")).hasText("Copied with its sources");
    assertThat(String.valueOf(page.evaluate("navigator.clipboard.readText()")))
        .contains(HeldWriter.GUESS + " [unsupported]");
  }

  @Test
  void afterARefusalTheVisitorKnowsWhoWillSeeTheQuestion() {
    Chat chat = chat();
    String who = SampleData.NAME + " will see that this question was asked.";
    chat.ask(Chat.UNANSWERABLE);
    assertThat(chat.latest().locator(".aside")).hasText(who);
    chat.page().reload();
    assertThat(chat.latest().locator(".aside")).hasText(who);
    chat.ask(Chat.QUESTION);
    assertThat(chat.latest().locator(".aside")).hasCount(0);
  }
}
