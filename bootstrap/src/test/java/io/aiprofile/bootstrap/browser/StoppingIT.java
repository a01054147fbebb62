package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor has heard enough. */
@NeedsChromium
class StoppingIT {
  /** A closed connection shows when something is written to it, at the latest with a heartbeat. */
  private static final long TO_NOTICE_S = 10;

  @RegisterExtension static final Stage STAGE = new Stage();

  private static Chat inMidAnswer() {
    Chat chat = new Chat(STAGE.visit(Chat.PATH));
    STAGE.product().writer().beforeSecond().close();
    chat.send(Chat.QUESTION);
    assertThat(chat.sentences()).hasCount(1);
    STAGE.product().writer().beforeSecond().awaitReached();
    return chat;
  }

  private static void assertStopped(Chat chat) {
    assertThat(chat.verdict().locator(".label")).hasText("Stopped");
    assertThat(chat.verdict().locator("b")).hasText("Every sentence cited");
    assertThat(chat.sentences()).hasCount(1);
    assertThat(chat.button()).hasText("Ask");
    assertThat(chat.field()).isEnabled();
  }

  @Test
  void theButtonStopsAnAnswerWhoseBeginningStays() {
    Chat chat = inMidAnswer();
    chat.button().click();
    assertStopped(chat);
  }

  @Test
  void escapeStopsAnAnswerAndTheNextQuestionIsAnswered() {
    Chat chat = inMidAnswer();
    chat.page().keyboard().press("Escape");
    assertStopped(chat);
    assertThat(chat.field()).isFocused();
    STAGE.product().writer().behaves();
    chat.ask(Chat.OTHER_QUESTION);
    assertThat(chat.sentences()).hasCount(3);
    assertThat(chat.exchanges()).hasCount(2);
  }

  @Test
  void theServerEndsTheTurnAndKeepsItAsIncomplete() {
    Chat chat = inMidAnswer();
    STAGE.product().writer().talksUntilStopped();
    STAGE.product().writer().beforeSecond().open();
    assertThat(chat.sentences().nth(5)).isAttached();
    chat.button().click();
    assertThat(STAGE.product().writer().wasStoppedWithin(TO_NOTICE_S)).isTrue();
    STAGE.product().writer().behaves();
    awaitThat(() -> kept(chat.page()).size() == 1);
    assertThat(kept(chat.page()).getFirst().ending()).isEqualTo(Ending.STOPPED);
  }

  @Test
  void aModelThatSaysNothingIsStoppedWithinASecond() {
    Chat chat = inMidAnswer();
    STAGE.product().writer().saysNothingUntilStopped();
    STAGE.product().writer().beforeSecond().open();
    chat.button().click();
    assertThat(STAGE.product().writer().wasStoppedWithin(1)).isTrue();
    assertStopped(chat);
  }

  @Test
  void aQuestionThatIsAskedAgainStandsOnThePageOnce() {
    Chat chat = inMidAnswer();
    chat.button().click();
    STAGE.product().writer().behaves();
    awaitThat(() -> kept(chat.page()).size() == 1);
    chat.action("Retry").click();
    assertThat(chat.sentences()).hasCount(3);
    chat.awaitAnswer();
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(kept(chat.page())).hasSize(2);
    chat.page().reload();
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(chat.sentences()).hasCount(3);
  }

  @Test
  void anEarlierQuestionIsAskedAgainAtTheEnd() {
    Chat chat = new Chat(STAGE.visit(Chat.PATH));
    chat.ask(Chat.QUESTION);
    chat.ask(Chat.OTHER_QUESTION);
    chat.exchanges().first().getByText("Retry").click();
    assertThat(chat.exchanges()).hasCount(3);
    assertThat(chat.latest().locator(".question")).hasText(Chat.QUESTION);
    chat.awaitAnswer();
  }

  @Test
  void aStoppedAnswerSaysSoAfterAReload() {
    Chat chat = inMidAnswer();
    STAGE.product().writer().talksUntilStopped();
    STAGE.product().writer().beforeSecond().open();
    chat.button().click();
    assertThat(STAGE.product().writer().wasStoppedWithin(TO_NOTICE_S)).isTrue();
    awaitThat(() -> kept(chat.page()).size() == 1);
    chat.page().reload();
    assertThat(chat.verdict().locator(".label")).hasText("Stopped");
  }

  private static List<Exchange> kept(Page page) {
    Cookie cookie =
        page.context().cookies().stream()
            .filter(known -> known.name.contains("visitor"))
            .findFirst()
            .orElseThrow();
    VisitorId visitor = VisitorId.parse(cookie.value.substring(0, 32)).orElseThrow();
    return STAGE
        .product()
        .get(Conversations.class)
        .latest(new Slug(SampleData.SLUG), visitor)
        .map(conversation -> conversation.exchanges())
        .orElse(List.of());
  }

  private static void awaitThat(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TO_NOTICE_S);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
