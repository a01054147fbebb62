package io.aiprofile.adapters.storage.file.mirror;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.indexRun;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.file.store.FileStorage;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorErasureTest {
  private static final String CANARY = "canary-of-what-is-to-be-forgotten";

  @TempDir Path remote;
  @TempDir Path folder;
  @TempDir Path other;
  private GitServer server;

  @BeforeEach
  void aHost() throws IOException {
    server = GitServer.start(remote);
  }

  @AfterEach
  void noHost() {
    server.close();
  }

  @Test
  void anErasedProfileIsInNoCloneAndNotInTheLocalObjects() throws IOException {
    try (Program program = Program.start(folder, server)) {
      fill(program);
      assertThat(server.isReachable(CANARY)).isTrue();
      assertThat(hasObjectWith(folder, CANARY)).isTrue();

      var storage = FileStorage.in(program.data());
      storage.documents().erase(ASHA);
      storage.conversations().erase(ASHA);
      Program.until(() -> server.commits() == 1);
      program.settle();

      assertThat(server.isReachable(CANARY)).isFalse();
      assertThat(hasObjectWith(folder, CANARY)).isFalse();
      assertThat(server.files()).containsKey("profiles/asha-rao-2/docs/cv.txt");
    }
    try (Program program = Program.start(other, server)) {
      assertThat(program.has("profiles/asha-rao")).isFalse();
      assertThat(program.has("profiles/asha-rao-2/docs/cv.txt")).isTrue();
    }
  }

  @Test
  void ofAProfileThatIsErasedStepByStepNotEvenTheNameStays() {
    Slug slug = new Slug(CANARY);
    try (Program program = Program.start(folder, server)) {
      fill(program);
      var storage = FileStorage.in(program.data());
      storage.profiles().add(profile(ASHA_2));
      storage.profiles().add(profile(slug));
      storage.documents().put(slug, document("cv.txt", bytes("cv"), NOW), bytes("cv"));
      storage.tokenLedger().add(new LedgerEntry(NOW, slug, Operation.QUERY, 3, 4));
      storage.indexRuns().add(indexRun(slug, NOW));
      FileStorage.in(program.data()).documents().erase(ASHA);
      FileStorage.in(program.data()).conversations().erase(ASHA);
      program.push();

      storage.documents().erase(slug);
      program.push();
      storage.tokenLedger().erase(slug);
      program.push();
      storage.indexRuns().erase(slug);
      program.push();
      storage.profiles().erase(slug);
      program.push();
      assertThat(server.isReachable(CANARY)).isFalse();
    }
    assertThat(server.isReachable(CANARY)).isFalse();
  }

  @Test
  void aProfileThatHasOnlyAnEntryIsForgottenToo() {
    Slug slug = new Slug(CANARY);
    try (Program program = Program.start(folder, server)) {
      var storage = FileStorage.in(program.data());
      storage.profiles().add(profile(slug));
      program.push();
      storage.profiles().erase(slug);
      program.push();
      assertThat(server.isReachable(CANARY)).isFalse();
    }
  }

  @Test
  void aWholeProfilesFolderThatVanishesIsForgotten() {
    try (Program program = Program.start(folder, server)) {
      fill(program);
      io.aiprofile.adapters.storage.file.store.WholeFile.eraseProfile(
          program.data(), program.data().root().resolve("profiles/asha-rao"));
      Program.until(() -> server.commits() == 1);
      assertThat(server.isReachable(CANARY)).isFalse();
    }
  }

  @Test
  void whatAVisitorForgetsIsForgottenByTheMirror() {
    try (Program program = Program.start(folder, server)) {
      fill(program);
      FileStorage.in(program.data()).documents().delete(ASHA, new FileName("cv.txt"));
      FileStorage.in(program.data()).conversations().forget(ASHA, visitor(1));
      Program.until(() -> !server.isReachable(CANARY));
    }
  }

  @Test
  void theHistoryStaysWhileNothingVanishes() {
    try (Program program = Program.start(folder, server)) {
      fill(program);
      program.write("system/a.json", "{}");
      program.settle();
      program.write("system/a.json", "{\"a\":1}");
      program.settle();
      assertThat(server.commits()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void theHistoryCanBeForgottenThoughNothingChanges() {
    try (Program program = Program.start(folder, server)) {
      program.write("system/a.json", "{\"is\":\"" + CANARY + "\"}");
      program.settle();
      program.write("system/a.json", "{}");
      program.settle();
      assertThat(server.isReachable(CANARY)).isTrue();

      program.mirror().forgetHistory();
      Program.until(() -> !server.isReachable(CANARY));
      assertThat(server.files()).containsEntry("system/a.json", "{}");
    }
  }

  @Test
  void whatAnotherWroteMeanwhileOutlivesTheErasure() {
    MirrorSettings settings = Program.settings(server.address());
    try (Program program = Program.start(folder, settings, Program.NEVER)) {
      fill(program);
      program.push();
      try (Program another = Program.start(other, settings, Program.NEVER)) {
        another.write("profiles/asha-rao/docs/cv.txt", CANARY + " changed");
        another.write("profiles/asha-rao-2/docs/new.txt", "kept");
        FileStorage.in(program.data()).documents().erase(ASHA);
        FileStorage.in(program.data()).conversations().erase(ASHA);
        server.beforeNextPush(another::push);
        program.push();

        assertThat(server.isReachable(CANARY)).isFalse();
        assertThat(server.files()).containsEntry("profiles/asha-rao-2/docs/new.txt", "kept");

        another.write("system/later.json", "{}");
        another.push();
        assertThat(server.isReachable(CANARY)).isFalse();
        assertThat(another.has("profiles/asha-rao/docs/cv.txt")).isFalse();
        assertThat(hasObjectWith(other, CANARY)).isFalse();
      }
    }
  }

  private static void fill(Program program) {
    var storage = FileStorage.in(program.data());
    byte[] cv = bytes("cv with " + CANARY);
    storage.documents().put(ASHA, document("cv.txt", cv, NOW), cv);
    storage.conversations().append(ASHA, visitor(1), conversation(1), exchange(CANARY + "?"));
    storage.documents().put(ASHA_2, document("cv.txt", bytes("other"), NOW), bytes("other"));
    program.push();
  }

  /** Looks into every object of the mirror's own repository, reachable or not. */
  private static boolean hasObjectWith(Path folder, String text) {
    Path git = folder.resolve("cache/mirror.git");
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(git.toFile()).setBare().build()) {
      for (Pack pack : ((FileRepository) repository).getObjectDatabase().getPacks()) {
        for (PackIndex.MutableEntry entry : pack) {
          byte[] content = repository.open(entry.toObjectId()).getBytes(64 << 20);
          if (new String(content, StandardCharsets.ISO_8859_1).contains(text)) {
            return true;
          }
        }
      }
      List<Path> files;
      try (var walk = Files.walk(git)) {
        files = walk.filter(Files::isRegularFile).toList();
      }
      for (Path file : files) {
        if (holds(file, text)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean holds(Path file, String text) throws IOException {
    byte[] raw = Files.readAllBytes(file);
    boolean loose = file.toString().matches(".*/objects/[0-9a-f]{2}/[0-9a-f]{38}");
    byte[] content = raw;
    if (loose) {
      try (var in = new InflaterInputStream(Files.newInputStream(file))) {
        content = in.readAllBytes();
      }
    }
    return new String(content, StandardCharsets.ISO_8859_1).contains(text);
  }
}
