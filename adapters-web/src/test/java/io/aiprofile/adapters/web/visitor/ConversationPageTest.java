package io.aiprofile.adapters.web.visitor;

import static io.aiprofile.adapters.web.fixture.Running.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.domain.chat.Ending;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of a conversation")
class ConversationPageTest {
  private static final String PAGE = "/chat/asha-rao";

  private Running running;

  @BeforeEach
  void start() {
    running = new Running();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  @DisplayName("marks the sentence that nothing supports, in words")
  void unsupported() {
    running.turnstile().writesWithModel(Ending.COMPLETE);
    String page = asked("What did Asha lead?").text();

    assertThat(page)
        .contains("<b>Partly cited</b>", "data-support=\"partly\"")
        .contains(
            "<span class=\"sentence unsupported\">This is a guess."
                + " <small class=\"flag\">unsupported</small></span>")
        .doesNotContain("Quoted from the documents");
  }

  @Test
  @DisplayName("says that an answer was interrupted, and lets it be asked again")
  void interrupted() {
    running.turnstile().writesWithModel(Ending.INTERRUPTED);
    String page = asked("What did Asha lead?").text();

    assertThat(page)
        .contains("<span class=\"label\">Interrupted</span>", "This stands in the documents.")
        .contains("name=\"message\" value=\"What did Asha lead?\">Retry</button>");
  }

  @Test
  @DisplayName("tells after a refusal who will see the question")
  void refused() {
    assertThat(asked("Has she worked at Siemens in Munich?").text())
        .contains("<b>Not in the documents</b>")
        .contains("<bdi>Asha Rao</bdi> will see that this question was asked.");
  }

  @Test
  @DisplayName("offers to pass an address on, passes it on by the form, and says so from then on")
  void contact() {
    running.turnstile().confirms();
    Browser browser = running.visitor();
    String offer = asked(browser, "Please write to jo@example.com").text();
    assertThat(offer)
        .contains("action=\"/chat/asha-rao/contact\"", "name=\"email\" value=\"jo@example.com\"")
        .contains("data-support=\"confirmation\"")
        .doesNotContain("will see that this question", "Not in the documents");

    Received reply = browser.postForm(PAGE + "/contact", Map.of("email", "jo@example.com"));
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("location")).isEqualTo(PAGE + "#latest");

    String done = "Your address was passed on to <bdi>Asha Rao</bdi>.";
    assertThat(browser.get(PAGE).text()).contains(done).doesNotContain(PAGE + "/contact");
    assertThat(asked(browser, "Thank you").text()).contains(done);
    assertThat(running.storage().leads().list(ASHA)).hasSize(1);
  }

  @Test
  @DisplayName("does not pass on what was not typed")
  void notTyped() {
    Browser browser = running.visitor();
    asked(browser, "What did Asha lead?");

    assertThat(browser.postForm(PAGE + "/contact", Map.of("email", "jo@example.com")).status())
        .isEqualTo(422);
    assertThat(browser.postForm(PAGE + "/contact", Map.of()).status()).isEqualTo(422);
    Received nothingSaid =
        running.visitor().postForm(PAGE + "/contact", Map.of("email", "jo@example.com"));
    assertThat(nothingSaid.status()).isIn(403, 404);
    assertThat(running.storage().leads().list(ASHA)).isEmpty();
  }

  private Received asked(String question) {
    return asked(running.visitor(), question);
  }

  private static Received asked(Browser browser, String question) {
    assertThat(browser.postForm(PAGE, Map.of("message", question)).status()).isEqualTo(303);
    return browser.get(PAGE);
  }
}
