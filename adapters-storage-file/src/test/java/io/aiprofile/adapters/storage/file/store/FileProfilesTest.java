package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.ProfilesContract;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileProfilesTest implements ProfilesContract {
  @TempDir Path folder;

  @Override
  public Profiles profiles() {
    return new FileProfiles(DataDirectory.open(folder));
  }

  @Test
  void theRegistryIsOneReadableObjectKeyedBySlug() throws IOException {
    profiles().add(profile(ASHA_2));
    profiles().add(profile(ASHA));

    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {
              "asha-rao-2": {
                "name": "Asha Rao",
                "headline": "",
                "status": "enabled",
                "created_at": "2026-04-03T10:00:00.125Z"
              },
              "asha-rao": {
                "name": "Asha Rao",
                "headline": "",
                "status": "enabled",
                "created_at": "2026-04-03T10:00:00.125Z"
              }
            }
            """);
  }

  @Test
  void readingCreatesNoFile() {
    profiles().list();
    profiles().find(ASHA);

    assertThat(file()).doesNotExist();
  }

  @Test
  void whatThisVersionDoesNotKnowSurvivesARewriteDigitForDigit() throws IOException {
    write(
        """
        {
          "_schema": {"version": 3},
          "version": 2,
          "Not A Slug": {"name": 1},
          "admin": {},
          "archana-shukla": {
            "name": " Archana  Shukla ",
            "owner_email": "a@example.org",
            "status": "soft_deleted",
            "fee": 10.10,
            "big": 123456789012345678901234567890,
            "nested": {"list": [1, null, "x"]},
            "created_at": "2026-04-03T10:00:00Z"
          }
        }
        """);

    assertThat(profiles().add(profile(ASHA))).isTrue();

    assertThat(profiles().list())
        .extracting(found -> found.slug().value())
        .containsExactly("archana-shukla", "asha-rao");
    assertThat(profiles().find(new Slug("archana-shukla")).orElseThrow())
        .satisfies(found -> assertThat(found.name()).isEqualTo(new DisplayName("Archana Shukla")))
        .satisfies(found -> assertThat(found.status()).isEqualTo(ProfileStatus.SOFT_DELETED));
    assertThat(Files.readString(file()).replaceAll("\\s+", ""))
        .startsWith(
            """
            {"_schema":{"version":3},"version":2,"NotASlug":{"name":1},"admin":{},
            "archana-shukla":{"name":"ArchanaShukla","owner_email":"a@example.org",
            "status":"soft_deleted","fee":10.10,"big":123456789012345678901234567890,
            "nested":{"list":[1,null,"x"]},"created_at":"2026-04-03T10:00:00Z"},"asha-rao":{"""
                .replace("\n", ""))
        .endsWith("}}");
  }

  @Test
  void aChangeRewritesItsFieldsAndNothingElse() throws IOException {
    write(
        """
        {"version": 2, "asha-rao": {"name": "Asha", "owner_email": "a@example.org",
          "status": "enabled", "fee": 10.10, "created_at": "2026-04-03T10:00:00Z"},
         "archana-shukla": {"name": "A", "status": "enabled", "created_at": "2026-04-03T10:00:00Z"}}
        """);
    assertThat(profiles().find(ASHA).orElseThrow().headline()).isEqualTo(Headline.NONE);

    profiles().update(ASHA, found -> found.with(new Headline("निदेशक")));

    assertThat(Files.readString(file()).replaceAll("\\s+", ""))
        .isEqualTo(
            """
            {"version":2,"asha-rao":{"name":"Asha","owner_email":"a@example.org",
            "status":"enabled","fee":10.10,"created_at":"2026-04-03T10:00:00Z","headline":"निदेशक"},
            "archana-shukla":{"name":"A","status":"enabled","created_at":"2026-04-03T10:00:00Z"}}"""
                .replace("\n", ""));
  }

  @Test
  void aChangeThatChangesNothingLeavesTheFileAlone() throws IOException {
    String written = entry("  Asha ", "enabled", "2026-04-03T15:30:00+05:30");
    write(written);

    assertThat(profiles().update(ASHA, found -> found)).isPresent();

    assertThat(file()).hasContent(written);
  }

  @Test
  void anErasedProfileLeavesNoFolderWhateverWasInIt() throws IOException {
    profiles().add(profile(ASHA));
    profiles().add(profile(ASHA_2));
    Path profile = folder.resolve("profiles/asha-rao");
    Files.createDirectories(profile.resolve("docs/by hand"));
    Files.writeString(profile.resolve("docs/by hand/photo.jpg"), "x");
    Files.writeString(profile.resolve(".lock"), "");
    Path other = Files.createDirectories(folder.resolve("profiles/asha-rao-2/docs"));

    assertThat(profiles().erase(ASHA)).isTrue();

    assertThat(profile).doesNotExist();
    assertThat(other).exists();
    assertThat(Files.readString(file())).doesNotContain("\"asha-rao\"");
  }

  @Test
  void whatALinkInTheFolderLeadsToIsNotErased(@TempDir Path elsewhere) throws IOException {
    profiles().add(profile(ASHA));
    Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
    Path docs = Files.createDirectories(folder.resolve("profiles/asha-rao/docs"));
    Files.createSymbolicLink(docs.resolve("elsewhere"), elsewhere);
    Files.createSymbolicLink(docs.resolve("cv.pdf"), victim);

    assertThat(profiles().erase(ASHA)).isTrue();

    assertThat(folder.resolve("profiles/asha-rao")).doesNotExist();
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void anEntryThatIsNoProfileIsNeitherChangedNorErased() throws IOException {
    write("{\"version\": 2}");
    Slug version = new Slug("version");

    assertThat(profiles().update(version, found -> found)).isEmpty();
    assertThat(profiles().erase(version)).isFalse();
    assertThat(file()).hasContent("{\"version\": 2}");
  }

  @Test
  void aSlugThatAnUnknownEntryHoldsIsTaken() throws IOException {
    write("{\"version\": 2}");

    assertThat(profiles().add(profile(new Slug("version")))).isFalse();
    assertThat(profiles().find(new Slug("version"))).isEmpty();
    assertThat(file()).hasContent("{\"version\": 2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-03T10:00:00Z",
        "2026-04-03T15:30:00+05:30",
        "2026-04-03T10:00:00.000000",
        "2026-04-03T10:00:00.000999+00:00"
      })
  void everyWayInWhichTheEarlierSystemWroteMomentsIsRead(String written) throws IOException {
    write(entry("Asha", "enabled", written));

    assertThat(profiles().find(ASHA).orElseThrow().createdAt())
        .isEqualTo(Instant.parse("2026-04-03T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{} {}",
        "{\"asha-rao\": {\"name\": \"Asha\"",
        "{\"asha-rao\": {}}",
        "{\"asha-rao\": {\"name\": null, \"status\": \"enabled\", \"created_at\": \"x\"}}",
        "{\"x1\": {}, \"x1\": {}}",
        "\u0000\u0000\u0000"
      })
  void aDamagedRegistryIsReportedWithTheRemedyAndLeftAsItIs(String content) throws IOException {
    write(content);

    reports(() -> profiles().list());
    reports(() -> profiles().find(ASHA_2));
    reports(() -> profiles().add(profile(ASHA_2)));
    assertThat(Files.readString(file())).isEqualTo(content);
  }

  @Test
  void anEntryThatMakesNoSenseIsReportedByName() throws IOException {
    write(entry("Asha", "enabled", "yesterday"));
    assertThat(reports(() -> profiles().find(ASHA))).contains("asha-rao");

    write(entry("", "enabled", "2026-04-03T10:00:00Z"));
    assertThat(reports(() -> profiles().find(ASHA))).contains("asha-rao");
  }

  @Test
  void aChangeByHandIsSeenAtOnce() throws IOException {
    Profiles profiles = profiles();
    write(entry("Before", "enabled", "2026-04-03T10:00:00Z"));
    Files.setLastModifiedTime(file(), FileTime.from(Instant.parse("2026-04-03T10:00:00Z")));
    assertThat(profiles.find(ASHA).orElseThrow().name().value()).isEqualTo("Before");

    write(entry("Afterw", "enabled", "2026-04-03T10:00:00Z"));
    assertThat(profiles.find(ASHA).orElseThrow().name().value()).isEqualTo("Afterw");
    write(entry("Thrice", "enabled", "2026-04-03T10:00:00Z"));
    assertThat(profiles.find(ASHA).orElseThrow().name().value()).isEqualTo("Thrice");

    Files.delete(file());
    assertThat(profiles.find(ASHA)).isEmpty();
  }

  @Test
  void aFolderInTheFilesPlaceIsReported() throws IOException {
    Files.createDirectories(file());

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> profiles().add(profile(ASHA)))
        .withMessageContaining(file().toString());
  }

  private static String entry(String name, String status, String createdAt) {
    return "{\"asha-rao\": {\"name\": \"%s\", \"status\": \"%s\", \"created_at\": \"%s\"}}"
        .formatted(name, status, createdAt);
  }

  private String reports(Runnable call) {
    StorageFailure failure = catchThrowableOfType(StorageFailure.class, call::run);
    assertThat(failure).hasMessageContaining(file().toString()).hasMessageContaining("backup");
    return String.valueOf(failure.getMessage());
  }

  private void write(String content) throws IOException {
    Files.createDirectories(folder.resolve("system"));
    Files.writeString(file(), content);
  }

  private Path file() {
    return folder.resolve("system/profiles.json");
  }
}
