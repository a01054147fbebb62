package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Something fails between a question and its answer. */
@NeedsChromium
class FaultIT {
  private static final String API = "**/api/profiles/*/chat";
  private static final String CUT_STREAM =
      """
      event: sources
      data: [{"marker": 1, "document": "cv.txt", "section": "", "quote": "Debt is a loan."}]

      event: sentence
      data: {"index": 0, "text": "Debt is a loan.", "markers": [1]}

      """;

  @RegisterExtension static final Stage STAGE = new Stage();

  private static Chat chat() {
    return new Chat(STAGE.visit(Chat.PATH));
  }

  private static void assertInterrupted(Chat chat) {
    assertThat(chat.verdict().locator(".label")).hasText("Interrupted");
    assertThat(chat.sentences()).hasCount(1);
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(chat.button()).hasText("Ask");
  }

  private static void assertRetryAnswersInItsPlace(Chat chat) {
    chat.action("Retry").click();
    assertThat(chat.sentences()).hasCount(3);
    chat.awaitAnswer();
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(chat.verdict().locator(".label")).hasCount(0);
  }

  @Test
  void anAnswerThatBreaksOffKeepsItsBeginningAndOffersRetry() {
    Chat chat = chat();
    STAGE.product().writer().breaks();
    chat.send(Chat.QUESTION);
    assertInterrupted(chat);
    STAGE.product().writer().behaves();
    assertRetryAnswersInItsPlace(chat);
    chat.page().reload();
    assertThat(chat.exchanges()).hasCount(1);
  }

  @Test
  void whatAModelSaidBeforeItFailedStaysAlsoAfterAReload() {
    Chat chat = chat();
    STAGE.product().writer().isInterrupted();
    chat.send(Chat.QUESTION);
    assertInterrupted(chat);
    chat.page().reload();
    assertInterrupted(chat);
    assertThat(chat.action("Retry")).hasCount(1);
    STAGE.product().writer().behaves();
    assertRetryAnswersInItsPlace(chat);
  }

  @Test
  void aConnectionThatEndsBeforeTheAnswerDoesIsAFaultToo() {
    Chat chat = chat();
    chat.page()
        .route(
            API,
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody(CUT_STREAM)));
    chat.send(Chat.QUESTION);
    assertInterrupted(chat);
    chat.page().unroute(API);
    assertRetryAnswersInItsPlace(chat);
  }

  @Test
  void offlineTheQuestionIsKeptAndCanBeSentLater() {
    Chat chat = chat();
    chat.page().context().setOffline(true);
    STAGE.expectComplaint("ERR_INTERNET_DISCONNECTED");
    chat.send(Chat.QUESTION);
    assertThat(problem(chat)).containsText("You are offline. Your question is kept.");
    assertThat(chat.field()).hasValue(Chat.QUESTION);
    assertThat(chat.exchanges()).hasCount(0);
    chat.page().context().setOffline(false);
    retryInProblem(chat);
  }

  @Test
  void aServerThatFailsBeforeTheFirstWordGivesTheQuestionBack() {
    Chat chat = chat();
    chat.page()
        .route(
            API,
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody("{\"title\": \"Not now\", \"detail\": \"Too many people.\"}")));
    STAGE.expectComplaint("status of 503");
    chat.send(Chat.QUESTION);
    assertThat(problem(chat)).containsText("Too many people.");
    assertThat(chat.field()).hasValue(Chat.QUESTION);
    assertThat(chat.exchanges()).hasCount(0);
    chat.page().unroute(API);
    retryInProblem(chat);
  }

  private static Locator problem(Chat chat) {
    return chat.page().locator("#composer-problem");
  }

  private static void retryInProblem(Chat chat) {
    problem(chat)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry"))
        .click();
    assertThat(chat.sentences()).hasCount(3);
    chat.awaitAnswer();
    assertThat(chat.field()).hasValue("");
    assertThat(problem(chat)).isEmpty();
  }

  @Test
  void aQuestionThatIsTooLongIsCountedAndNotSent() {
    Chat chat = chat();
    chat.field().fill("x".repeat(1_960));
    assertThat(chat.page().locator("#composer-count")).hasText("40 characters left");
    chat.field().fill("x".repeat(2_003));
    assertThat(chat.page().locator("#composer-count")).hasText("3 characters too many");
    assertThat(chat.field()).hasAttribute("aria-invalid", "true");
    chat.field().press("Enter");
    assertThat(chat.exchanges()).hasCount(0);
    assertThat(chat.field()).hasValue("x".repeat(2_003));
  }

  @Test
  void aPersonWhoIsNotThereIsAPageOfItsOwn() {
    STAGE.expectComplaint("status of 404");
    Page page = STAGE.visit("/chat/nobody");
    assertThat(page.locator("h1")).hasText("Nothing here");
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Find someone")))
        .isVisible();
  }
}
