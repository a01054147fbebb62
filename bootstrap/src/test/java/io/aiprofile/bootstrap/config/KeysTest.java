package io.aiprofile.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @ParameterizedTest
  @CsvSource({
    "RAG_TOPK, RAG_TOP_K",
    "RAGTOPK, RAG_TOP_K",
    "LOG_LEVL, LOG_LEVEL",
    "LOG_LVEEL, LOG_LEVEL",
    "log_level, LOG_LEVEL",
    "OPENROUTER_APIKEY, OPENROUTER_API_KEY",
    "DATADIR, DATA_DIR",
    "PROT, PORT"
  })
  void aSlipOfTheFingerIsRecognised(String typed, String meant) {
    assertThat(Keys.meantBy(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOME",
        "PATH",
        "USER",
        "SHELL",
        "HOSTNAME",
        "LANG",
        "TERM",
        "PWD",
        "GH_TOKEN",
        "LOGNAME",
        "JAVA_HOME",
        "EDITOR",
        "DISPLAY",
        "TMPDIR",
        "OPENAI_API_KEY",
        "LLM_FALLBACK_MODEL"
      })
  void variablesOfOtherProgramsAreNotMisspellings(String foreign) {
    assertThat(Keys.meantBy(foreign)).isEmpty();
  }

  @Test
  void noSettingIsTakenForAnother() {
    assertThat(Keys.known()).allSatisfy(key -> assertThat(Keys.meantBy(key)).isEmpty());
  }
}
