package io.aiprofile.adapters.vector.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every format's reader does. A new format needs a reader, a kind, and its line in {@link
 * Samples}; then this tells whether it behaves.
 */
class FormatReaderContractTest {
  private static final long SEED = 20_260_101;

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void theSampleIsReadInOrder(DocumentKind kind) throws Exception {
    DocumentText sample = FormatReaders.of(kind).read(Samples.of(kind));

    assertThat(sample.text()).containsSubsequence(Samples.WORDS);
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void blocksCoverTheTextAndAreOneCleanLineEach(DocumentKind kind) throws Exception {
    DocumentText sample = FormatReaders.of(kind).read(Samples.of(kind));

    int end = 0;
    for (Block block : sample.blocks()) {
      assertThat(sample.text().substring(end, block.start())).isBlank();
      assertThat(sample.textOf(block)).isEqualTo(CleanText.line(sample.textOf(block))).isNotEmpty();
      end = block.end();
    }
    assertThat(end).isEqualTo(sample.text().length());
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void theSameBytesGiveTheSameText(DocumentKind kind) throws Exception {
    byte[] sample = Samples.of(kind);

    assertThat(FormatReaders.of(kind).read(sample)).isEqualTo(FormatReaders.of(kind).read(sample));
  }

  /** Whatever a reader makes of damage, it is text, a refusal or an exception, never an error. */
  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void damagedBytesAreReadOrRefused(DocumentKind kind) throws Exception {
    Random random = new Random(SEED);
    byte[] sample = Samples.of(kind);
    for (int round = 0; round < 150; round++) {
      byte[] damaged = Arrays.copyOf(sample, 1 + random.nextInt(sample.length));
      for (int i = random.nextInt(8); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Throwable outcome = catchThrowable(() -> FormatReaders.of(kind).read(damaged));

      assertThat(outcome == null || outcome instanceof Exception).as("%s", outcome).isTrue();
      if (outcome instanceof UnreadableDocument refusal) {
        assertThat(refusal.explanation()).endsWith(".");
      }
    }
  }
}
