package io.aiprofile.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.bootstrap.storage.StorageLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class LoadedConfigurationTest {
  @TempDir Path folder;

  @Test
  void withoutAnySettingTheDefaultsHold() throws Exception {
    Configuration configuration = load(Map.of()).configuration();

    assertThat(configuration.dataDir()).isEqualTo(folder.resolve("data"));
    assertThat(configuration.storage())
        .isEqualTo(new StorageLocation.Files(folder.resolve("data")));
    assertThat(configuration.limits().maxDocuments()).isEqualTo(3);
    assertThat(configuration.retrieval().topK()).isEqualTo(4);
    assertThat(configuration.twin().model()).isEmpty();
    assertThat(configuration.logLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws Exception {
    dotEnv("RAG_TOP_K=7\nMAX_DOCUMENTS=9\n");

    Configuration configuration = load(Map.of("RAG_TOP_K", "12")).configuration();

    assertThat(configuration.retrieval().topK()).isEqualTo(12);
    assertThat(configuration.limits().maxDocuments()).isEqualTo(9);
  }

  @Test
  void anEmptyValueCountsAsNotSet() throws Exception {
    assertThat(load(Map.of("RAG_TOP_K", " ")).configuration().retrieval().topK()).isEqualTo(4);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceWithValueAndRemedy() throws IOException {
    dotEnv("what is this\nSTORAGE=tape\n");

    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of("RAG_TOP_K", "21", "LOG_LEVEL", "loud", "DATA_DIR", "a\0b")))
        .withMessageContaining("Line 1 of .env is not KEY=VALUE")
        .withMessageContaining("STORAGE is “tape”; accepted: file, postgres, sqlite")
        .withMessageContaining("RAG_TOP_K is “21”; accepted: a number from 1 to 20")
        .withMessageContaining("LOG_LEVEL is “loud”; accepted: debug, error, info")
        .withMessageContaining("DATA_DIR is “a?b”; accepted: a path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "21", "-1", "4.0", "four", "99999999999999999999", "٤"})
  void aNumberOutOfItsRangeOrNoNumberIsRefused(String value) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of("RAG_TOP_K", value)))
        .withMessageContaining(value);
  }

  @ParameterizedTest
  @CsvSource({
    "STORAGE, oracle",
    "LLM_PROVIDER, gemini",
    "EMBEDDING_MODEL, text-embedding-3-small",
    "MAX_DOCUMENTS, 101"
  })
  void whatThisVersionCannotDoIsRefusedAndNotIgnored(String key, String value) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of(key, value)))
        .withMessageContaining(key)
        .withMessageContaining(value);
  }

  @Test
  void aStorageIsWhereItsUrlSaysOrInTheDataFolder() throws Exception {
    assertThat(load(Map.of("STORAGE", "sqlite")).configuration().storage())
        .isEqualTo(new StorageLocation.Sqlite(folder.resolve("data/ai-profile.db")));
    assertThat(
            load(Map.of("STORAGE", "sqlite", "DATABASE_URL", "sqlite:./other.db"))
                .configuration()
                .storage())
        .isEqualTo(new StorageLocation.Sqlite(folder.resolve("other.db")));
    String url = "postgres://me:a-secret@db.example/profiles";
    StorageLocation postgres =
        load(Map.of("STORAGE", "postgres", "DATABASE_URL", url)).configuration().storage();
    assertThat(postgres).isEqualTo(new StorageLocation.Postgres(url));
    assertThat(postgres.toString()).isEqualTo("postgres://me:***@db.example/profiles");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, ''",
    "postgres, sqlite:x.db",
    "postgres, mysql://a-secret@host/db",
    "sqlite, postgres://me:a-secret@host/db",
    "sqlite, x.db"
  })
  void anAddressOfAnotherKindOfStorageIsRefusedWithoutShowingIt(String storage, String url) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of("STORAGE", storage, "DATABASE_URL", url)))
        .withMessageContaining("DATABASE_URL")
        .withMessageContaining("STORAGE=" + storage)
        .withMessageNotContaining("secret");
  }

  @Test
  void filesAreMirroredWhereARepositoryIsNamed() throws Exception {
    StorageLocation storage =
        load(Map.of("HF_STORAGE_REPO", "me/profiles", "HF_TOKEN", "hf_a-secret"))
            .configuration()
            .storage();

    assertThat(storage)
        .isInstanceOf(StorageLocation.Mirrored.class)
        .returns(Optional.of(folder.resolve("data")), StorageLocation::files);
    assertThat(storage.toString())
        .contains("https://huggingface.co/datasets/me/profiles")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "me/profiles, '', HF_TOKEN",
    "http://git.example/me, hf_a-secret, HF_STORAGE_REPO",
    "https://me:a-secret@git.example/me, hf_a-secret, HF_STORAGE_REPO",
    "profiles, hf_a-secret, HF_STORAGE_REPO"
  })
  void aMirrorThatCannotBeIsRefusedWithoutShowingASecret(
      String repository, String token, String named) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of("HF_STORAGE_REPO", repository, "HF_TOKEN", token)))
        .withMessageContaining(named)
        .withMessageNotContaining("secret");
  }

  @Test
  void aFileThatCannotBeReadIsToldAndNotPassedOver() throws IOException {
    Files.createDirectory(folder.resolve(".env"));

    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of()))
        .withMessageContaining(".env cannot be read");
  }

  @Test
  void aNameThatLooksLikeAMisspellingIsAWarning() throws Exception {
    LoadedConfiguration loaded = load(Map.of("RAG_TOPK", "7", "HOME", "/root", "PATH", "/bin"));

    assertThat(loaded.warnings())
        .singleElement()
        .asString()
        .contains("RAG_TOPK", "did you mean RAG_TOP_K?");
  }

  @Test
  void theServerListensOnThisMachineAloneUnlessToldOtherwise() throws Exception {
    ServerSettings server = load(Map.of()).configuration().server();

    assertThat(server).isEqualTo(new ServerSettings("127.0.0.1", 7860, "", false, "", 20, 200));
  }

  @Test
  void everythingAboutTheServerCanBeSet() throws Exception {
    String secret = "0123456789abcdef0123456789abcdef";
    Map<String, String> set =
        Map.of(
            "HOST", "0.0.0.0",
            "PORT", "80",
            "BASE_URL", "https://profiles.example/",
            "SESSION_SECRET_KEY", secret,
            "QUESTIONS_PER_MINUTE", "5",
            "QUESTIONS_PER_MINUTE_PER_ADDRESS", "50");

    assertThat(load(set).configuration().server())
        .isEqualTo(
            new ServerSettings("0.0.0.0", 80, "https://profiles.example", false, secret, 5, 50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.5", "profiles.example", "::"})
  void nobodyIsLetInWithoutSignInWhereOthersCanReachTheServer(String host) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of("IS_LOCAL", "true", "HOST", host)))
        .withMessageContainingAll("HOST is", host, "IS_LOCAL=true", "127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "PORT,65536,0 to 65535",
    "PORT,http,0 to 65535",
    "BASE_URL,profiles.example,https://profiles.example",
    "BASE_URL,https://profiles.example/path,without a path",
    "IS_LOCAL,maybe,true",
    "SESSION_SECRET_KEY,short,32 characters",
    "QUESTIONS_PER_MINUTE,0,1 to 100000"
  })
  void aWrongSettingOfTheServerIsNamedWithWhatIsAccepted(
      String key, String typed, String accepted) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(Map.of(key, typed)))
        .withMessageContainingAll(key + " is", accepted);
  }

  @Test
  void theEffectiveSettingsShowDefaultsAndMaskSecrets() throws Exception {
    LoadedConfiguration loaded =
        load(
            Map.of(
                "OPENROUTER_API_KEY", "canary-1",
                "DATABASE_URL", "postgres://u:canary-2@db/x",
                "SMTP_URL", "smtp://u:canary-3@mail",
                "HOST", "127.0.0.1",
                "UNRELATED", "canary-4"));

    assertThat(loaded.effective())
        .contains("RAG_TOP_K=4", "HOST=127.0.0.1", "OPENROUTER_API_KEY=***")
        .noneMatch(line -> line.contains("canary"));
  }

  private LoadedConfiguration load(Map<String, String> environment) throws InvalidConfiguration {
    return LoadedConfiguration.load(environment, folder);
  }

  private void dotEnv(String text) throws IOException {
    Files.writeString(folder.resolve(".env"), text);
  }
}
