package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A professional makes a page, and takes it offline again. */
@NeedsChromium
class OwnerIT {
  @RegisterExtension static final Stage STAGE = new Stage();

  private static Desk desk(String name) {
    return Desk.create(STAGE.visit(Desk.PATH), name);
  }

  @Test
  void fromANameToAnAnswerWithItsSource() {
    Desk desk = desk("Jonna Ketelaar");
    desk.publish(Desk.RESUME);
    assertThat(desk.notice()).hasText("Your page is public.");
    assertThat(desk.heading()).hasText("4 of 5 done. Next: share the link.");
    assertThat(desk.task("publish").locator(".trial .source").first()).isAttached();

    Chat chat = new Chat(STAGE.visit(desk.publicPath()));
    chat.ask("Where did she study?");
    assertThat(chat.latest()).containsText("Maritime Academy of Delfzijl");
    assertThat(chat.latest().locator(".source b").first()).hasText("resume.md");

    desk.button("Take it offline").click();
    assertThat(desk.notice()).containsText("offline");
    STAGE.expectComplaint("status of 404");
    Page gone = STAGE.visit("/chat/jonna-ketelaar");
    assertThat(gone.locator("h1")).hasText("Nothing here");
  }

  @Test
  void everyFormatIsTakenAndOneMoreThanAllowedIsRefusedByName() {
    Desk desk = desk("Five Formats");
    desk.choose(SampleData.DOCUMENTS.stream().map(Desk::sample).toArray(FilePayload[]::new));
    assertThat(desk.documents()).hasCount(5);
    assertThat(desk.page().locator(".document .kind"))
        .containsText(new String[] {"CSV", "TXT", "MD", "DOCX", "PDF"});
    assertThat(desk.page().locator("#file-limits")).containsText("5 of 5 used");
    STAGE.expectComplaint("status of");
    desk.choose(Desk.RESUME);
    Locator refused = desk.page().locator(".upload.failed");
    assertThat(refused.locator("b")).hasText("resume.md");
    assertThat(refused).containsText("already has 5 documents");
    assertThat(desk.documents()).hasCount(5);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedByNameAndTheOthersAreTaken() {
    Desk desk = desk("Mixed Files");
    STAGE.expectComplaint("status of");
    desk.choose(
        new FilePayload("photo.pdf", "application/pdf", new byte[] {1, 2, 3, 0, 5}),
        Desk.RESUME,
        Desk.text("empty.txt", ""));
    assertThat(desk.documents()).hasCount(1);
    Locator refused = desk.page().locator(".upload.failed");
    assertThat(refused).hasCount(2);
    assertThat(refused.first().locator("b")).hasText("photo.pdf");
    List<String> reasons = refused.locator("[role=alert]").allTextContents();
    assertThat(reasons).doesNotHaveDuplicates().allMatch(reason -> reason.length() > 15);
    refused.first().getByText("Dismiss").click();
    assertThat(refused).hasCount(1);
  }

  @Test
  void readingGoesOnWhileItsOwnerIsElsewhere() {
    Desk desk = desk("Patient Owner");
    desk.choose(Desk.RESUME);
    assertThat(desk.documents()).hasCount(1);
    STAGE.product().indexing().close();
    desk.button("Read my documents").click();
    assertThat(desk.run().locator("#run-label")).hasText("Reading documents, 1 of 1");
    desk.page().navigate("/explore");
    desk.page().navigate(Desk.PATH);
    assertThat(desk.run()).isVisible();
    STAGE.product().indexing().open();
    assertThat(desk.page().locator(".facts")).isVisible();
    assertThat(desk.run()).hasCount(0);
    assertThat(desk.page().locator("#note")).containsText("1 document read");
    assertThat(desk.page().locator(".outcome"))
        .hasText(Pattern.compile("1 document read, [0-9]+ passages?, [0-9]+ of them new\\."));
  }

  @Test
  void readingCanBeCancelled() {
    Desk desk = desk("Hasty Owner");
    desk.choose(Desk.RESUME);
    assertThat(desk.documents()).hasCount(1);
    STAGE.product().indexing().close();
    desk.button("Read my documents").click();
    STAGE.product().indexing().awaitReached();
    desk.button("Cancel").click();
    assertThat(desk.notice()).containsText("being stopped");
    STAGE.product().indexing().open();
    assertThat(desk.page().locator(".went-wrong"))
        .hasText("Stopped; what visitors are answered from is unchanged.");
    assertThat(desk.run()).hasCount(0);
  }

  @Test
  void aDocumentIsRemovedOnlyAfterAskingAndAnswersStopQuotingIt() {
    Desk desk = desk("Second Thoughts");
    desk.publish(Desk.RESUME, Desk.text("hobbies.txt", "Keeps bees on the roof since 2019.\n"));
    Chat chat = new Chat(STAGE.visit(desk.publicPath()));
    chat.ask("Does she keep bees?");
    assertThat(chat.latest()).containsText("Keeps bees on the roof");

    desk.button("Remove hobbies.txt").click();
    desk.page().getByText("Keep it").locator("visible=true").click();
    assertThat(desk.documents()).hasCount(2);
    desk.button("Remove hobbies.txt").click();
    desk.page().locator(".btn.danger").locator("visible=true").click();
    assertThat(desk.documents()).hasCount(1);
    assertThat(desk.notice()).containsText("removed");
    desk.button("Read them again").click();
    assertThat(desk.page().locator(".outcome")).containsText("1 document read");
    chat.ask("Tell me about the bees on the roof");
    assertThat(chat.latest().locator(".prose")).not().containsText("Keeps bees");
  }

  @Test
  void aHeadlineIsSavedAndOneThatIsTooLongIsRefusedInWords() {
    Desk desk = desk("Head Line");
    desk.page().locator("#headline").fill("Harbour pilot · Rotterdam");
    desk.button("Save").click();
    assertThat(desk.notice()).hasText("Your headline is saved.");
    assertThat(desk.page().locator("#note")).hasText("Your headline is saved.");
    STAGE.expectComplaint("status of 422");
    desk.page().locator("#headline").evaluate("field => field.removeAttribute('maxlength')");
    desk.page().locator("#headline").fill("x".repeat(130));
    desk.button("Save").click();
    assertThat(desk.problem()).containsText("A headline has at most 120 characters");
    assertThat(desk.problem()).isFocused();
    assertThat(desk.page().locator("#headline")).hasValue("x".repeat(130));
  }

  @Test
  void whatVisitorsAskedAndLeftStandsOnTheDesk() {
    Desk desk = desk("Vera Visited");
    assertThat(desk.soFar()).hasCount(0);
    desk.publish(Desk.RESUME);
    assertThat(desk.soFar()).containsText("Nobody has asked yet.");

    Chat chat = new Chat(STAGE.visit(desk.publicPath()));
    chat.ask("Where did she study?");
    chat.ask(Chat.UNANSWERABLE);
    chat.ask(Chat.ADDRESS);
    chat.offer().click();
    assertThat(chat.latest().locator(".aside")).isVisible();

    desk.page().reload();
    assertThat(desk.soFar().locator("dd")).hasText(new String[] {"3", "50%", "100%"});
    Locator records = desk.soFar().locator(".record");
    assertThat(records).hasCount(2);
    assertThat(records.first().locator("a")).hasAttribute("href", "mailto:jo@example.com");
    assertThat(records.last()).containsText(Chat.UNANSWERABLE);
  }

  @Test
  void aModelThatDoesNotWorkIsReportedWithTheRemedy() {
    Desk desk = desk("Warned Owner");
    assertThat(desk.page().locator(".trouble")).hasCount(0);
    STAGE.product().modelFails();
    desk.page().reload();
    assertThat(desk.page().locator(".trouble"))
        .containsText("set OPENROUTER_API_KEY to a valid one. Until then visitors are answered");
  }

  @Test
  void anAddressCannotPutWordsIntoTheNotice() {
    Desk desk = desk("Calm Owner");
    desk.page().navigate("/owner?done=Your%20account%20is%20locked");
    assertThat(desk.notice()).hasCount(0);
    desk.page().navigate("/owner?done=published");
    assertThat(desk.notice()).hasText("Your page is public.");
  }

  @Test
  void theLinkIsCopied() {
    Page page =
        STAGE.visit(
            new Browser.NewContextOptions()
                .setPermissions(List.of("clipboard-read", "clipboard-write")),
            Desk.PATH);
    Desk desk = Desk.create(page, "Link Copier");
    desk.publish(Desk.RESUME);
    desk.button("Copy").click();
    assertThat(page.locator("#note")).hasText("Link copied");
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo(STAGE.origin() + "/chat/link-copier");
  }

  @Test
  void whoSignsOutIsAskedAgainWhoTheyAre() {
    Desk desk = desk("Leaving Owner");
    desk.button("Sign out").click();
    desk.page().navigate(Desk.PATH);
    assertThat(desk.heading()).hasText("Whose page is it?");
    desk.button("LO Leaving Owner")
        .or(desk.page().locator(".choice", new Page.LocatorOptions().setHasText("Leaving Owner")))
        .first()
        .click();
    assertThat(desk.page().locator(".who-name")).hasText("Leaving Owner");
  }
}
