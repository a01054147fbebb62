package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor asks more often than is allowed. */
@NeedsChromium
class LimitIT {
  private static final String OVER_A_MINUTE = "01:05";

  @RegisterExtension static final Stage STAGE = new Stage(1);

  @Test
  void theWaitIsCountedDownAndThenAskingIsPossibleAgain() {
    Page page = STAGE.visit("/explore");
    page.clock().install();
    page.navigate(Chat.PATH);
    Chat chat = new Chat(page);
    chat.ask(Chat.QUESTION);
    STAGE.expectComplaint("status of 429");
    chat.send(Chat.OTHER_QUESTION);
    assertThat(page.locator("#composer-problem"))
        .containsText(Pattern.compile("Ask again in [0-9]+ s"));
    assertThat(chat.button()).isDisabled();
    assertThat(chat.field()).hasValue(Chat.OTHER_QUESTION);
    assertThat(chat.exchanges()).hasCount(1);

    page.clock().fastForward(OVER_A_MINUTE);
    assertThat(chat.button()).isEnabled();
    assertThat(page.locator("#composer-problem")).isEmpty();
    assertThat(chat.field()).hasValue(Chat.OTHER_QUESTION);
  }

  @Test
  void withoutScriptsTheLimitIsAPageThatSaysWhen() {
    Page page = STAGE.visitWithoutScript(Chat.PATH);
    page.locator(".welcome .chip").first().click();
    assertThat(page.locator(".exchange")).hasCount(1);
    STAGE.expectComplaint("status of 429");
    page.locator(".welcome .chip").last().click();
    assertThat(page.locator("h1")).hasText("A moment, please");
    assertThat(page.locator(".lede")).containsText(Pattern.compile("in [0-9]+ seconds"));
  }
}
