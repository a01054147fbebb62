package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A question is asked, and its answer arrives with its sources. */
@NeedsChromium
class AskingIT {
  @RegisterExtension static final Stage STAGE = new Stage();

  private static Chat chat() {
    return new Chat(STAGE.visit(Chat.PATH));
  }

  @Test
  void anAnswerArrivesSentenceBySentence() {
    Chat chat = chat();
    STAGE.product().writer().beforeSecond().close();
    chat.send(Chat.QUESTION);
    assertThat(chat.latest().locator(".question")).hasText(Chat.QUESTION);
    assertThat(chat.sentences()).hasCount(1);
    assertThat(chat.latest().locator(".source")).hasCount(1);
    STAGE.product().writer().beforeSecond().awaitReached();
    assertThat(chat.button()).hasText("Stop");
    assertThat(chat.verdict()).isEmpty();
    assertThat(chat.sentences()).hasCount(1);

    STAGE.product().writer().beforeSecond().open();
    assertThat(chat.sentences()).hasCount(3);
    assertThat(chat.verdict())
        .hasText("Every sentence cited · 1 source · Quoted from the documents");
    assertThat(chat.button()).hasText("Ask");
  }

  @Test
  void aShortWaitShowsNothingAndALongOneASignOfLife() {
    Chat chat = chat();
    STAGE.product().writer().beforeFirst().close();
    chat.send(Chat.QUESTION);
    assertThat(chat.latest().locator(".thinking")).hasText("Reading the documents…");
    STAGE.product().writer().beforeFirst().open();
    assertThat(chat.sentences()).hasCount(3);
    assertThat(chat.latest().locator(".thinking")).hasCount(0);
  }

  @Test
  void everyMarkerLeadsToASourceThatStandsInTheDocumentsAsShown() {
    Chat chat = chat();
    chat.ask("Where did she study?");
    List<String> markers = chat.latest().locator(".mark").allTextContents();
    List<String> numbers = chat.latest().locator(".source .number").allTextContents();
    assertThat(markers).isNotEmpty();
    assertThat(numbers).doesNotHaveDuplicates().containsAll(markers);
    for (Locator source : chat.latest().locator(".source").all()) {
      assertStandsInTheDocuments(source);
    }
    assertThat(chat.latest().locator(".source").first().locator(".where"))
        .hasText(Pattern.compile("resume\\.pdf.*Education.*page 2"));
  }

  private static void assertStandsInTheDocuments(Locator source) {
    String document = source.locator(".where b").textContent();
    String section = textOf(source.locator(".section"));
    String page = textOf(source.locator(".page"));
    List<String> passages = List.of(source.locator("q").textContent().split(" … "));
    List<Chunk> chunks =
        STAGE
            .product()
            .get(Chunks.class)
            .current(new Slug(SampleData.SLUG))
            .orElseThrow()
            .chunks()
            .stream()
            .map(indexed -> indexed.chunk())
            .toList();
    assertThat(chunks)
        .as("%s, %s, %s: %s", document, section, page, passages)
        .anyMatch(
            chunk ->
                chunk.document().value().equals(document)
                    && chunk.heading().equals(section)
                    && page.equals(chunk.page() > 0 ? "page " + chunk.page() : "")
                    && passages.stream().allMatch(chunk.text()::contains));
  }

  private static String textOf(Locator optional) {
    return optional.count() == 0 ? "" : optional.textContent();
  }

  @Test
  void aStarterIsAskedWithExactlyItsText() {
    Chat chat = chat();
    Locator starter = chat.page().locator(".welcome .chip").first();
    String text = starter.textContent();
    assertThat(sentBy(chat, starter)).isEqualTo(text);
    assertThat(chat.latest().locator(".question")).hasText(text);
    chat.awaitAnswer();
  }

  @Test
  void aFollowUpIsAskedWithExactlyItsText() {
    Chat chat = chat();
    chat.ask(Chat.QUESTION);
    Locator chip = chat.latest().locator(".chip").nth(1);
    String text = chip.textContent();
    assertThat(sentBy(chat, chip)).isEqualTo(text);
    assertThat(chat.exchanges()).hasCount(2);
    assertThat(chat.latest().locator(".question")).hasText(text);
    chat.awaitAnswer();
  }

  /** The question in the request that a click causes. */
  private static String sentBy(Chat chat, Locator chip) {
    String body =
        chat.page()
            .waitForRequest(request -> request.method().equals("POST"), () -> chip.click())
            .postData();
    return String.valueOf(chat.page().evaluate("body => JSON.parse(body).message", body));
  }

  @Test
  void whatTheDocumentsDoNotHoldIsSaidWithoutMarkers() {
    Chat chat = chat();
    chat.ask(Chat.UNANSWERABLE);
    assertThat(chat.verdict()).hasText("Not in the documents");
    assertThat(chat.latest()).hasAttribute("data-support", "none");
    assertThat(chat.latest().locator(".mark, .source")).hasCount(0);
    assertThat(chat.sentences()).hasText("That is not in the documents.");
  }

  @Test
  void theQuestionOfACardWaitsInTheFieldUnsent() {
    Page page = STAGE.visit("/explore");
    Locator ask = page.locator(".person .ask a").first();
    String question = ask.locator("q").textContent();
    ask.click();
    Chat chat = new Chat(page);
    assertThat(chat.field()).hasValue(question);
    assertThat(chat.field()).isFocused();
    assertThat(chat.exchanges()).hasCount(0);
    assertThat(page).hasURL(STAGE.origin() + Chat.PATH);
  }

  @Test
  void aStreamedAnswerLooksTheSameAfterAReload() {
    Chat chat = chat();
    chat.ask("Where did she study?");
    String streamed = shape(chat);
    chat.page().reload();
    assertThat(shape(chat)).isEqualTo(streamed);
  }

  /** What is read in the latest exchange, whatever stands around it in the markup. */
  private static String shape(Chat chat) {
    chat.latest().locator("details").evaluate("details => details.open = true");
    return chat.latest().innerText().replaceAll("\\s+", " ");
  }
}
