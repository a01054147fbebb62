package io.aiprofile.application.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalSettingsTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 21})
  void topKIsFromOneToTwenty(int topK) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetrievalSettings(topK, 0.5))
        .withMessageContaining("RAG_TOP_K");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void theConfidenceIsAProbability(double confidence) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RetrievalSettings(4, confidence));
  }

  @Test
  void theEndsOfBothRangesAreAllowed() {
    assertThat(new RetrievalSettings(1, 0).topK()).isEqualTo(1);
    assertThat(new RetrievalSettings(20, 1).minConfidence()).isEqualTo(1);
    assertThat(RetrievalSettings.DEFAULT.topK()).isEqualTo(4);
  }
}
