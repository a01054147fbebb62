package io.aiprofile.application.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Prompt.Tool;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @ParameterizedTest
  @CsvSource({
    "'',0",
    "a,1",
    "abcd,1",
    "abcde,2",
    "What did she lead?,5",
    "zażółć gęślą jaźń,5",
    "李小龙,3",
    "मीरा,4",
    "李 abcd,3"
  })
  void aTextIsEstimatedByItsScript(String text, long tokens) {
    assertThat(Tokens.estimate(text)).isEqualTo(tokens);
  }

  @Test
  void aLongerTextNeverHasFewer() {
    String text = "She led नौ teams, 李小龙 said; \ud83c\udf93 é\n".repeat(20);
    long before = 0;
    for (int length = 0; length <= text.length(); length++) {
      long tokens = Tokens.estimate(text.substring(0, length));
      assertThat(tokens).isGreaterThanOrEqualTo(before);
      before = tokens;
    }
  }

  @Test
  void aPromptIsItsMessagesWithTheirFormAndItsTools() {
    List<Message> messages =
        List.of(
            new Message.Instruction("abcdefgh"),
            new Message.User("abcd"),
            new Message.Assistant("abcd", List.of()),
            new Message.ToolResult("call-1", "abcd"));
    Tool tool = new Tool("record_lead", "abcd", "{\"a\":1}");

    assertThat(Tokens.estimate(Prompt.text(messages, 0, 100))).isEqualTo(4 * 4 + 2 + 1 + 1 + 1);
    assertThat(Tokens.estimate(new Prompt(messages, 0, 100, List.of(tool), Optional.empty())))
        .isEqualTo(21 + 3);
  }
}
