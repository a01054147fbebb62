package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void aWholeReplyComesFromNowhere() {
    Reply reply = Rehearsal.play();

    assertThat(reply.text()).isEqualTo("Yes");
    assertThat(reply.calls())
        .containsExactly(new ToolCall("call_1", "none", Optional.of(Map.of("a", 1L))));
  }
}
