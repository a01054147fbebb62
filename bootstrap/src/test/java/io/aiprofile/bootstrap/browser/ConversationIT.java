package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A conversation lives longer than one answer. */
@NeedsChromium
class ConversationIT {
  @RegisterExtension static final Stage STAGE = new Stage();

  private static Chat chat() {
    return new Chat(STAGE.visit(Chat.PATH));
  }

  @Test
  void aDoubleClickAsksOnce() {
    Chat chat = chat();
    AtomicInteger posts = new AtomicInteger();
    chat.page().onRequest(request -> posts.addAndGet(request.method().equals("POST") ? 1 : 0));
    STAGE.product().writer().beforeSecond().close();
    chat.field().fill(Chat.QUESTION);
    chat.button().dblclick();
    assertThat(chat.sentences()).hasCount(1);
    STAGE.product().writer().beforeSecond().open();
    assertThat(chat.sentences()).hasCount(3);
    chat.awaitAnswer();
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(posts).hasValue(1);
  }

  @Test
  void aDraftSurvivesAReload() {
    Chat chat = chat();
    chat.field().fill("Half a ques");
    chat.page().reload();
    assertThat(chat.field()).hasValue("Half a ques");
  }

  @Test
  void aReloadKeepsTheTranscriptAndTheConversationGoesOn() {
    Chat chat = chat();
    chat.ask("What was the outcome of Kolam?");
    String session = session(chat);
    chat.page().reload();
    assertThat(chat.exchanges()).hasCount(1);
    assertThat(chat.sentences()).hasCount(3);
    String kept = session(chat);
    assertThat(session).isEmpty();
    assertThat(kept).isNotEmpty();
    chat.ask("Who used it?");
    assertThat(chat.latest().locator(".source").first()).containsText("Kolam");
    chat.page().reload();
    assertThat(chat.exchanges()).hasCount(2);
    assertThat(session(chat)).isEqualTo(kept);
  }

  @Test
  void aConversationGoesOnFromAnAnswerThatWasStopped() {
    Chat chat = chat();
    STAGE.product().writer().beforeSecond().close();
    chat.send(Chat.QUESTION);
    assertThat(chat.sentences()).hasCount(1);
    chat.button().click();
    assertThat(chat.button()).hasText("Ask");
    STAGE.product().writer().behaves();
    chat.ask(Chat.OTHER_QUESTION);
    chat.page().reload();
    assertThat(chat.exchanges()).hasCount(2);
  }

  /** Which conversation the page goes on with, as the server wrote it. */
  private static String session(Chat chat) {
    return String.valueOf(chat.page().locator("#composer").getAttribute("data-session"));
  }

  @Test
  void whatIsErasedIsGoneHereAndOnTheServer() throws IOException {
    Chat chat = chat();
    String canary = "Does the zebrafinch sing?";
    chat.ask(canary);
    assertThat(filesWith("zebrafinch")).isNotEmpty();
    chat.page().getByText("erase them").click();
    assertThat(chat.page().locator("#forget")).isVisible();
    chat.page().getByText("Keep them").click();
    assertThat(chat.page().locator("#forget")).isHidden();
    assertThat(chat.exchanges()).hasCount(1);

    chat.page().getByText("erase them").click();
    chat.page().getByText("Erase my questions").click();
    assertThat(chat.exchanges()).hasCount(0);
    assertThat(chat.field()).hasValue("");
    chat.page().reload();
    assertThat(chat.exchanges()).hasCount(0);
    assertThat(filesWith("zebrafinch")).isEmpty();
  }

  /** Every file of the product that holds the word. */
  private static List<Path> filesWith(String word) throws IOException {
    try (Stream<Path> files = Files.walk(STAGE.product().data())) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, word)).toList();
    }
  }

  private static boolean holds(Path file, String word) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aCopiedAnswerHasItsSources() {
    Page page =
        STAGE.visit(
            new Browser.NewContextOptions()
                .setPermissions(List.of("clipboard-read", "clipboard-write")),
            Chat.PATH);
    Chat chat = new Chat(page);
    chat.ask("Where did she study?");
    chat.action("Copy").click();
    assertThat(chat.latest().locator("[data-do=copy]")).hasText("Copied");
    assertThat(page.locator("#note")).hasText("Copied with its sources");
    String copied = String.valueOf(page.evaluate("navigator.clipboard.readText()"));
    assertThat(copied)
        .contains("Deccan University of Science", "[1]")
        .containsPattern("\\n\\nSources\\n\\[1] resume\\.pdf, Education, page 2: “.+”");
  }

  @Test
  void whoReadsAboveIsNotPulledDownAndCanJump() {
    Page page = STAGE.visit(new Browser.NewContextOptions().setViewportSize(390, 500), Chat.PATH);
    Chat chat = new Chat(page);
    chat.ask(Chat.QUESTION);
    chat.ask(Chat.OTHER_QUESTION);
    Locator jump = page.getByRole(AriaRole.BUTTON, named("Jump to latest"));
    STAGE.product().writer().beforeSecond().close();
    chat.send("Where did she study?");
    assertThat(chat.sentences()).hasCount(1);
    page.waitForCondition(() -> scrolledToEnd(page));
    assertThat(jump).isHidden();
    page.evaluate("scrollTo(0, 100)");
    assertThat(jump).isVisible();
    STAGE.product().writer().beforeSecond().open();
    assertThat(chat.sentences()).hasCount(3);
    chat.awaitAnswer();
    assertThat(page.evaluate("scrollY")).isEqualTo(100);
    jump.click();
    page.waitForCondition(() -> scrolledToEnd(page));
    assertThat(jump).isHidden();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static boolean scrolledToEnd(Page page) {
    return Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollHeight - innerHeight - scrollY <= 48"));
  }

  @Test
  void whoListensHearsThatAnAnswerComesAndThenTheAnswerOnce() {
    Chat chat = chat();
    chat.page()
        .evaluate(
            """
            () => {
              window.heard = [];
              const say = document.getElementById("say");
              new MutationObserver(() => heard.push(say.textContent))
                  .observe(say, {childList: true, characterData: true, subtree: true});
            }
            """);
    chat.ask(Chat.QUESTION);
    chat.page().waitForFunction("heard.length >= 2");
    List<?> heard = (List<?>) chat.page().evaluate("heard");
    assertThat(heard).hasSize(2);
    assertThat(heard.getFirst()).isEqualTo("Answering…");
    assertThat(String.valueOf(heard.getLast())).startsWith("Debt is a loan").endsWith("it bought.");
    Locator outside = chat.page().locator("[role=status] .exchange, [aria-live] .exchange");
    assertThat(outside).hasCount(0);
  }

  @Test
  void whereNoMicrophoneIsOfferedNoneIsShown() {
    Chat chat = chat();
    assertThat(chat.page().getByText("microphone")).hasCount(0);
  }
}
