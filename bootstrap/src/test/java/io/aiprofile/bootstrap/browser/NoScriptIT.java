package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything that matters works where scripts do not run. */
@NeedsChromium
class NoScriptIT {
  @RegisterExtension static final Stage STAGE = new Stage();

  @Test
  void aQuestionIsAskedWithTheFormAndOneWithAChip() {
    Chat chat = new Chat(STAGE.visitWithoutScript(Chat.PATH));
    chat.field().fill(Chat.QUESTION);
    chat.button().click();
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(chat.sentences()).hasCount(3);
    assertThat(chat.verdict())
        .hasText("Every sentence cited · 1 source · Quoted from the documents");
    assertThat(chat.latest().locator(".source q")).isVisible();
    assertThat(chat.field()).hasValue("");
    Locator chip = chat.latest().locator(".chip").first();
    String question = chip.textContent();
    chip.click();
    assertThat(chat.exchanges()).hasCount(2);
    assertThat(chat.latest().locator(".question")).hasText(question);
  }

  @Test
  void anAddressIsPassedOnWithTheForm() {
    Chat chat = new Chat(STAGE.visitWithoutScript(Chat.PATH));
    chat.field().fill(Chat.ADDRESS);
    chat.button().click();
    chat.offer().click();
    assertThat(chat.latest().locator(".aside"))
        .hasText("Your address was passed on to " + SampleData.NAME + ".");
    assertThat(chat.offer()).hasCount(0);
  }

  @Test
  void anInterruptedAnswerIsAskedForAgain() {
    Chat chat = new Chat(STAGE.visitWithoutScript(Chat.PATH));
    STAGE.product().writer().isInterrupted();
    chat.field().fill(Chat.QUESTION);
    chat.button().click();
    assertThat(chat.verdict().locator(".label")).hasText("Interrupted");
    STAGE.product().writer().behaves();
    chat.action("Retry").click();
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(chat.sentences()).hasCount(3);
  }

  @Test
  void aMarkerLeadsToItsSource() {
    Chat chat = new Chat(STAGE.visitWithoutScript(Chat.PATH));
    chat.field().fill(Chat.QUESTION);
    chat.button().click();
    chat.latest().locator(".mark").first().click();
    assertThat(chat.latest().locator(".source:target")).isVisible();
  }

  @Test
  void whatWasAskedIsErased() {
    Chat chat = new Chat(STAGE.visitWithoutScript(Chat.PATH));
    chat.field().fill(Chat.UNANSWERABLE);
    chat.button().click();
    assertThat(chat.verdict()).hasText("Not in the documents");
    chat.page().getByText("erase them").click();
    chat.page().getByText("Erase my questions").click();
    assertThat(chat.exchanges()).hasCount(0);
  }

  @Test
  void aRefusedQuestionComesBackWithTheReason() {
    Page page = STAGE.visitWithoutScript(Chat.PATH);
    Chat chat = new Chat(page);
    chat.field().fill("x".repeat(2_001));
    STAGE.expectComplaint("status of 422");
    chat.button().click();
    assertThat(page.locator("#composer-problem")).not().isEmpty();
    assertThat(chat.field()).hasValue("x".repeat(2_001));
  }

  @Test
  void peopleAreSearched() {
    Page page = STAGE.visitWithoutScript("/explore");
    page.locator("#q").fill("kubernetes");
    page.locator(".search .btn").click();
    assertThat(page.locator(".found")).containsText("1 person matches “kubernetes”");
    assertThat(page.locator(".person")).hasCount(1);
  }

  @Test
  void aPageIsMadeFilledReadAndPublished() {
    Page page = STAGE.visitWithoutScript(Desk.PATH);
    Desk desk = Desk.create(page, "Plain Owner");
    desk.choose(Desk.RESUME, Desk.text("hobbies.txt", "Keeps bees on the roof since 2019.\n"));
    desk.button("Upload").click();
    assertThat(desk.documents()).hasCount(2);
    assertThat(desk.notice()).containsText("Your documents are added.");

    STAGE.product().indexing().close();
    desk.button("Read my documents").click();
    assertThat(desk.run()).isVisible();
    STAGE.product().indexing().open();
    page.waitForCondition(
        () -> {
          page.navigate(Desk.PATH);
          return page.locator(".facts").count() == 1;
        });
    desk.button("Publish my page").click();
    assertThat(desk.notice()).hasText("Your page is public.");
    page.getByText("Open the page").click();
    assertThat(page.locator("h1")).hasText("Plain Owner");
  }

  @Test
  void aRefusedFileIsNamedWithTheReason() {
    Desk desk = Desk.create(STAGE.visitWithoutScript(Desk.PATH), "Plain Mixed");
    desk.choose(Desk.RESUME, Desk.text("empty.txt", ""));
    STAGE.expectComplaint("status of 422");
    desk.button("Upload").click();
    assertThat(desk.problem()).containsText("empty.txt: ");
    assertThat(desk.documents()).hasCount(1);
  }
}
