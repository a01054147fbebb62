package io.aiprofile.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {

  /** The vectors of FIPS 180-4 and of the empty message. */
  @Test
  void theHashIsSha256() {
    assertThat(ContentHash.of("abc").hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(ContentHash.of(new byte[0]).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void aTextIsHashedAsUtf8() {
    String text = "मीरा";

    assertThat(ContentHash.of(text))
        .isEqualTo(ContentHash.of(text.getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(ContentHash.of(text.getBytes(StandardCharsets.UTF_16)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550"
      })
  void anythingButSixtyFourLowerCaseDigitsIsNoHash(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentHash(hex));
  }
}
