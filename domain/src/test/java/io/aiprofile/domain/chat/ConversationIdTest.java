package io.aiprofile.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {
  @Test
  void everyRandomOneIsAnotherAndIsUnderstood() {
    Random random = new Random(1);
    Set<ConversationId> seen = new HashSet<>();
    for (int n = 0; n < 10_000; n++) {
      ConversationId id = ConversationId.random(random);
      assertThat(id.value()).matches("[0-9a-f]{32}");
      assertThat(ConversationId.parse(id.toString())).contains(id);
      assertThat(VisitorId.parse(id.value())).contains(new VisitorId(id.value()));
      assertThat(seen.add(id)).isTrue();
    }
  }

  @Test
  void smallNumbersAreFilledUp() {
    assertThat(ConversationId.random(() -> 1L)).hasToString("00000000000000010000000000000001");
    assertThat(VisitorId.random(() -> -1L)).hasToString("f".repeat(32));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcde\n",
        "../../../../../../../../../etc/x",
        "٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١"
      })
  void whatIsNoIdIsRefused(String named) {
    assertThat(ConversationId.parse(named)).isEmpty();
    assertThat(VisitorId.parse(named)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new ConversationId(named));
    assertThatIllegalArgumentException().isThrownBy(() -> new VisitorId(named));
  }
}
