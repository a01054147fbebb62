package io.aiprofile.adapters.storage.file.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorSettingsTest {
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  @Test
  void aDatasetIsAtHuggingFaceWhichTakesText() {
    MirrorSettings settings = MirrorSettings.of("asha/profile-storage", "hf_x", INTERVAL);

    assertThat(settings.remote())
        .isEqualTo(URI.create("https://huggingface.co/datasets/asha/profile-storage"));
    assertThat(settings.textOnly()).isTrue();
  }

  @Test
  void anyOtherAddressIsThatOfARepositoryAsItIs() {
    MirrorSettings settings = MirrorSettings.of("https://git.example.org/a/b.git", "t", INTERVAL);

    assertThat(settings.remote()).isEqualTo(URI.create("https://git.example.org/a/b.git"));
    assertThat(settings.textOnly()).isFalse();
    assertThat(MirrorSettings.of("https://huggingface.co/datasets/a/b", "t", INTERVAL).textOnly())
        .isTrue();
    assertThat(MirrorSettings.of("http://127.0.0.1:1/a", "t", INTERVAL).textOnly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://git.example.org/a/b",
        "ssh://git.example.org/a/b",
        "file:///tmp/a",
        "https://user:s3cret@git.example.org/a/b",
        "https://git.example.org/a/b?token=s3cret",
        "https://git.example.org/a b?s3cret",
        "https://git.example.org",
        "no-repository",
        "a/b/c",
        ""
      })
  void whatIsNoSafeAddressIsRefusedWithoutQuotingIt(String repository) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MirrorSettings.of(repository, "t", INTERVAL))
        .satisfies(
            refusal -> {
              for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain("s3cret");
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "line\nbreak"})
  void whatIsNoTokenIsRefused(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MirrorSettings.of("a/b", token, INTERVAL));
  }
}
