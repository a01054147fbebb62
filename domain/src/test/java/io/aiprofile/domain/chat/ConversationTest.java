package io.aiprofile.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final ConversationId ID = new ConversationId("0".repeat(32));

  private static Exchange exchange(String question) {
    Answer answer =
        new Answer(Answer.Mode.EXTRACTIVE, List.of(new Sentence("No.", List.of())), List.of());
    return new Exchange(new Question(question), answer, List.of(), Ending.COMPLETE, Instant.EPOCH);
  }

  @Test
  void whatWasAskedIsInOrder() {
    assertThat(new Conversation(ID, List.of(exchange("b"), exchange("a"))).asked())
        .containsExactly(new Question("b"), new Question("a"));
    assertThat(new Conversation(ID, List.of()).asked()).isEmpty();
  }

  @Test
  void itIsFullWithTwoHundredExchanges() {
    assertThat(new Conversation(ID, Collections.nCopies(199, exchange("a"))).isFull()).isFalse();
    assertThat(new Conversation(ID, Collections.nCopies(200, exchange("a"))).isFull()).isTrue();
  }

  @Test
  void changingTheListsAfterwardsChangesNothing() {
    List<Exchange> exchanges = new ArrayList<>(List.of(exchange("a")));
    List<Question> followUps = new ArrayList<>(List.of(new Question("b")));
    Conversation conversation = new Conversation(ID, exchanges);
    Exchange exchange =
        new Exchange(
            new Question("a"), exchange("a").answer(), followUps, Ending.STOPPED, Instant.EPOCH);

    exchanges.clear();
    followUps.clear();

    assertThat(conversation.exchanges()).hasSize(1);
    assertThat(exchange.followUps()).hasSize(1);
  }
}
