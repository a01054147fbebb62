package io.aiprofile.bootstrap.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.sql.PostgresServer;
import io.aiprofile.application.SampleStorage;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.bootstrap.Program;
import io.aiprofile.bootstrap.Program.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator does with the data, on each kind of storage. */
class DataCommandsTest {
  enum Kind {
    FILE,
    SQLITE,
    POSTGRES
  }

  @TempDir Path folder;

  private Program program(Kind kind) {
    Program program =
        new Program(folder).with("STORAGE", kind.name().toLowerCase(java.util.Locale.ROOT));
    return kind == Kind.POSTGRES
        ? program.with("DATABASE_URL", PostgresServer.running().emptyDatabase())
        : program;
  }

  private static OpenStorage open(Program program) {
    return OpenStorage.at(program.storage());
  }

  private static Program filled(Program program) throws Exception {
    try (OpenStorage opened = open(program)) {
      SampleStorage.fill(opened.storage());
    }
    return program;
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSavedCanBeBroughtBackIntoTheSameKindAndIntoEveryOther(Kind kind) throws Exception {
    Program program = filled(program(kind));
    Run saved = program.run("backup", "saved.zip");
    assertThat(saved.exitCode()).as(saved.err()).isZero();

    for (Kind other : Kind.values()) {
      Program fresh = program(other).with("DATA_DIR", "fresh-" + other);
      Run restored = fresh.run("restore", "saved.zip");
      assertThat(restored.exitCode()).as(restored.err()).isZero();
      assertThat(restored.out()).contains("2 profiles");
      try (OpenStorage opened = open(fresh)) {
        SampleStorage.assertFilled(opened.storage());
      }
    }
  }

  @Test
  void aBackupOfFilesHasAlsoWhatThisVersionDoesNotKnow() throws Exception {
    Program program = filled(program(Kind.FILE));
    Path photo = program.data().resolve("profiles/asha-rao/photo.jpg");
    Files.writeString(photo, "a picture");
    Files.createDirectories(program.data().resolve("cache"));
    Files.writeString(program.data().resolve("cache/made-again"), "x");

    program.run("backup", "saved.zip");
    Program fresh = program(Kind.FILE).with("DATA_DIR", "fresh");
    fresh.run("restore", "saved.zip");

    assertThat(folder.resolve("fresh/profiles/asha-rao/photo.jpg")).hasContent("a picture");
    assertThat(names("saved.zip")).noneMatch(name -> name.contains("made-again"));
  }

  @Test
  void aBackupWritesOverNothing() throws Exception {
    Program program = filled(program(Kind.FILE));
    Files.writeString(folder.resolve("there.zip"), "precious");

    Run refused = program.run("backup", "there.zip");

    assertThat(refused.exitCode()).isEqualTo(74);
    assertThat(refused.err()).contains("there.zip is already there");
    assertThat(folder.resolve("there.zip")).hasContent("precious");
  }

  @Test
  void aRestoreOverOtherProfilesIsRefused() throws Exception {
    filled(program(Kind.FILE)).run("backup", "saved.zip");
    Program other = program(Kind.FILE).with("DATA_DIR", "other");
    other.run("new", "Bela Bartok");

    Run refused = other.run("restore", "saved.zip");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("bela-bartok", "empty");
  }

  @Test
  void whatIsNoBackupIsRefusedByName() throws Exception {
    Files.writeString(folder.resolve("no.zip"), "nothing of the kind");
    Path evil = folder.resolve("evil.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(evil))) {
      zip.putNextEntry(new ZipEntry("../escaped"));
      zip.write(1);
    }

    for (String name : List.of("no.zip", "evil.zip")) {
      Run refused = program(Kind.FILE).run("restore", name);
      assertThat(refused.exitCode()).isEqualTo(65);
      assertThat(refused.err()).contains(name);
    }
    assertThat(program(Kind.FILE).run("restore", "none.zip").exitCode()).isEqualTo(74);
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void anExportHasEverythingOfOneProfileAndNothingOfAnother(Kind kind) throws Exception {
    Program program = filled(program(kind));

    Run exported = program.run("export", "asha-rao-2", "asha.zip");

    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(names("asha.zip"))
        .anyMatch(name -> name.endsWith("profiles/asha-rao-2/docs/cv.md"))
        .anyMatch(name -> name.endsWith("leads.jsonl"))
        .noneMatch(name -> name.contains("asha-rao/"))
        .noneMatch(name -> name.contains("session.key"));
    try (ZipFile zip = new ZipFile(folder.resolve("asha.zip").toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\"asha-rao\"", "# asha-rao\n");
      }
    }
    assertThat(program.run("export", "nobody", "x.zip").exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void anErasedProfileLeavesNoByteBehindAndOthersStay(Kind kind) throws Exception {
    Program program = program(kind);
    try (OpenStorage opened = open(program)) {
      Canaries.plant(opened.storage(), ASHA);
      Canaries.plant(opened.storage(), ASHA_2);
    }
    assertThat(Canaries.of(ASHA)).hasSizeGreaterThan(5);
    if (kind != Kind.POSTGRES) {
      assertThat(found(program, ASHA)).as("planted").containsAll(Canaries.of(ASHA));
    }

    Run asked = program.run("erase", "asha-rao");
    assertThat(asked.exitCode()).isEqualTo(1);
    assertThat(asked.err()).contains("export", "--yes");
    Run erased = program.run("erase", "asha-rao", "--yes");
    assertThat(erased.exitCode()).as(erased.err()).isZero();

    assertThat(found(program, ASHA)).isEmpty();
    assertThat(program.run("backup", "after.zip").exitCode()).isZero();
    String dump = unpacked("after.zip");
    assertThat(Canaries.of(ASHA)).noneMatch(dump::contains);
    assertThat(Canaries.of(ASHA_2)).allMatch(dump::contains);
    assertThat(program.run("erase", "asha-rao", "--yes").exitCode()).isEqualTo(1);
    assertThat(program.run("check").exitCode()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aSoundStorageIsFoundSound(Kind kind) throws Exception {
    Run checked = filled(program(kind)).run("check");

    assertThat(checked.exitCode()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("everything can be read").doesNotContain(":postgres@");
  }

  @Test
  void damageIsFoundAndNamedAndLeftAsItIs() throws Exception {
    Program program = filled(program(Kind.FILE));
    Path events = program.data().resolve("profiles/asha-rao/analytics/chat_events.jsonl");
    Files.writeString(events, "{\"ts\":\n" + Files.readString(events));
    Path index = program.data().resolve("profiles/asha-rao-2/index/chunks.jsonl");
    Files.writeString(index, Files.readString(index).substring(0, 300));
    String before = Files.readString(events);

    Run checked = program.run("check");

    assertThat(checked.exitCode()).isEqualTo(65);
    assertThat(checked.err()).contains("chat_events.jsonl", "chunks.jsonl");
    assertThat(events).hasContent(before);
  }

  @ParameterizedTest
  @EnumSource
  void noticesThatWereGivenUpAreShownAndCanBeToldAgain(Kind kind) throws Exception {
    Program program = filled(program(kind));
    List<Letter> letters;
    try (OpenStorage opened = open(program)) {
      letters = opened.storage().outbox().letters(9);
    }
    String dead =
        letters.stream()
            .filter(letter -> letter.due().isEmpty())
            .findFirst()
            .orElseThrow()
            .notice()
            .key();

    Run shown = program.run("outbox");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains(dead, "given up", "Refused", "No answer", "next 2026");
    assertThat(shown.err()).contains("1 were given up");

    assertThat(program.run("outbox", "--retry", dead).exitCode()).isZero();
    assertThat(program.run("outbox").err()).contains("0 were given up");
    assertThat(program.run("outbox", "--retry", "nothing").exitCode()).isEqualTo(1);
  }

  private List<String> names(String zipFile) throws IOException {
    try (ZipFile zip = new ZipFile(folder.resolve(zipFile).toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private String unpacked(String zipFile) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(folder.resolve(zipFile).toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        all.append(entry.getName()).append('\n');
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  /** Those canaries that stand somewhere below the data folder, in a file or in its name. */
  private static List<String> found(Program program, io.aiprofile.domain.profile.Slug slug)
      throws IOException {
    List<String> found = new ArrayList<>();
    if (!Files.exists(program.data())) {
      return found;
    }
    try (Stream<Path> all = Files.walk(program.data())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1) + file;
        Canaries.of(slug).stream().filter(text::contains).forEach(found::add);
      }
    }
    return found;
  }
}
