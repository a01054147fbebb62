package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as the earlier system left it, made by hand from its description. */
class EarlierSystemTest {
  private static final Slug ARCHANA = new Slug("archana-shukla");
  private static final Slug MIRA = new Slug("mira-k");
  private static final Slug OLD = new Slug("old-one");
  private static final Instant SAVED = Instant.parse("2026-05-01T08:00:00Z");

  private static final String REGISTRY =
      """
      {
        "archana-shukla": {
          "name": "Archana Shukla",
          "slug": "archana-shukla",
          "owner_email": "archana@example.org",
          "status": "enabled",
          "theme": {"bg": "#0a0a0a"},
          "created_at": "2026-04-03T10:00:00.123456"
        },
        "mira-k": {
          "display_name": "Mira K",
          "status": "Archived",
          "docs": ["cv.pdf"]
        },
        "old-one": {
          "name": "Old One",
          "status": "soft_deleted",
          "created_at": null
        }
      }
      """;

  private static final String LEDGER =
      """
      {"ts":"2026-04-03T10:00:00Z","slug":"archana-shukla","op":"indexing","prompt":500,"completion":300,"total":800}
      {"ts":"2026-04-03T10:05:00Z","slug":"archana-shukla","op":"intent","prompt":120,"completion":80,"total":200}
      {"ts":"2026-04-03T10:06:00Z","slug":"archana-shukla","op":"query","prompt":1400,"completion":350,"total":1750}
      """;

  /** What this version has no part in. */
  private static final Map<String, String> STRANGERS =
      Map.ofEntries(
          Map.entry("system/users.json", "{\"a@example.org\": {\"role\": \"owner\"}}"),
          Map.entry(
              "system/billing.json",
              "{\"archana-shukla\": {\"tier\": \"paid_individual\", \"invoices\": [{\"amount\": 10.0}]}}"),
          Map.entry("profiles/archana-shukla/photo.jpg", "\u00ff\u00d8 not UTF-8 \u0000"),
          Map.entry("profiles/archana-shukla/config/header.html", "<h1 onclick=x>Hello</h1>"),
          Map.entry("profiles/archana-shukla/config/profile.css", "body { color: red"),
          Map.entry("profiles/archana-shukla/config/prompts.py", "SYSTEM_PROMPT = '''\n'''"),
          Map.entry("profiles/archana-shukla/config/slides.json", "{\"slides\": [{\"title\": 1}"),
          Map.entry("profiles/archana-shukla/chromadb/chroma.sqlite3", "SQLite format 3\u0000"),
          Map.entry("profiles/archana-shukla/chromadb/index/data.bin", "\u0001\u0002"),
          Map.entry("profiles/archana-shukla/docs/.DS_Store", "x"),
          Map.entry("profiles/archana-shukla/docs/notes.odt", "no kind of document"),
          Map.entry("logs/app.log", "2026-04-03 started\n"),
          Map.entry("logs/profile_archana-shukla.log", "anon asked\n"),
          Map.entry("static/qr/inv_abc12345.png", "\u0089PNG"));

  @TempDir Path folder;
  private Map<Path, String> original;
  private DataDirectory data;
  private Storage storage;

  @BeforeEach
  void anEarlierFolder() throws IOException {
    for (Map.Entry<String, String> file : STRANGERS.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    write("system/profiles.json", REGISTRY);
    Files.setLastModifiedTime(folder.resolve("system/profiles.json"), FileTime.from(SAVED));
    write("system/token_ledger.jsonl", LEDGER);
    write(
        "system/token_usage.json",
        "{\"archana-shukla\": {\"prompt_tokens\": 2020, \"total_tokens\": 2750}, \"since\": 2026}");
    write("profiles/archana-shukla/docs/resume.pdf", "%PDF-1.4");
    write("profiles/archana-shukla/docs/projects.md", "# Projects");
    original = contents();
    open();
  }

  @AfterEach
  void close() {
    data.close();
  }

  private void open() {
    data = DataDirectory.open(folder);
    storage = FileStorage.in(data);
  }

  @Test
  void everyProfileIsThereAsFarAsItIsDescribed() {
    assertThat(storage.profiles().list())
        .extracting(Profile::slug)
        .containsExactly(ARCHANA, MIRA, OLD);
    Profile archana = storage.profiles().find(ARCHANA).orElseThrow();
    assertThat(archana.headline()).isEqualTo(Headline.NONE);
    assertThat(archana.status()).isEqualTo(ProfileStatus.ENABLED);
    assertThat(archana.createdAt()).isEqualTo("2026-04-03T10:00:00.123Z");
    Profile mira = storage.profiles().find(MIRA).orElseThrow();
    assertThat(mira.name().value()).isEqualTo("Mira K");
    assertThat(mira.status()).isEqualTo(ProfileStatus.DISABLED);
    assertThat(mira.createdAt()).isEqualTo(SAVED);
    assertThat(storage.profiles().find(OLD).orElseThrow().status())
        .isEqualTo(ProfileStatus.SOFT_DELETED);
  }

  @Test
  void documentsAndTheLedgerAreThere() {
    assertThat(storage.documents().list(ARCHANA))
        .extracting(Document::name)
        .containsExactly(new FileName("projects.md"), new FileName("resume.pdf"));
    assertThat(storage.documents().content(ARCHANA, new FileName("resume.pdf")))
        .contains(bytes("%PDF-1.4"));
    assertThat(storage.tokenLedger().spent(ARCHANA, LocalDate.parse("2026-04-03")))
        .isEqualTo(2_750);
    assertThat(storage.tokenLedger().recent(ARCHANA, 9))
        .extracting(LedgerEntry::operation)
        .containsExactly(Operation.QUERY, Operation.INTENT, Operation.INDEXING);
  }

  @Test
  void openingAndReadingChangesNothingThatWasThere() throws IOException {
    storage.profiles().list();
    storage.documents().list(ARCHANA);
    storage.leads().list(ARCHANA);
    storage.inspection().inspect(problem -> {});

    assertThat(contents()).isEqualTo(original);
  }

  @Test
  void whatIsNotOursIsTheSameByteForByteAfterEveryKindOfWrite() throws IOException {
    writeEverything();
    close();
    open();

    for (Map.Entry<String, String> file : STRANGERS.entrySet()) {
      assertThat(folder.resolve(file.getKey())).hasBinaryContent(bytes(file.getValue()));
    }
    assertThat(Files.readString(folder.resolve("system/token_ledger.jsonl"))).startsWith(LEDGER);
    assertThat(Files.readString(folder.resolve("system/token_usage.json")))
        .contains("\"prompt_tokens\": 2020", "\"total_tokens\": 2750", "\"since\": 2026");
  }

  @Test
  void aChangedProfileKeepsWhatThisVersionDoesNotKnow() throws IOException {
    storage.profiles().update(ARCHANA, found -> found.with(new Headline("Director")));
    storage.profiles().update(MIRA, found -> found.with(new Headline("Engineer")));

    assertThat(Files.readString(folder.resolve("system/profiles.json")))
        .isEqualTo(
            """
            {
              "archana-shukla": {
                "name": "Archana Shukla",
                "slug": "archana-shukla",
                "owner_email": "archana@example.org",
                "status": "enabled",
                "theme": {
                  "bg": "#0a0a0a"
                },
                "created_at": "2026-04-03T10:00:00.123456",
                "headline": "Director"
              },
              "mira-k": {
                "display_name": "Mira K",
                "status": "Archived",
                "docs": [ "cv.pdf" ],
                "created_at": "2026-05-01T08:00:00Z",
                "headline": "Engineer"
              },
              "old-one": {
                "name": "Old One",
                "status": "soft_deleted",
                "created_at": "2026-05-01T08:00:00Z"
              }
            }
            """);
  }

  @Test
  void anUnknownStatusIsReplacedWhenSomebodyChoosesAnother() throws IOException {
    storage.profiles().update(MIRA, found -> found.with(ProfileStatus.DISABLED));
    assertThat(folder.resolve("system/profiles.json")).hasContent(REGISTRY.stripTrailing());

    storage.profiles().update(MIRA, found -> found.with(ProfileStatus.ENABLED));

    assertThat(Files.readString(folder.resolve("system/profiles.json"))).doesNotContain("Archived");
    assertThat(storage.profiles().find(MIRA).orElseThrow().status())
        .isEqualTo(ProfileStatus.ENABLED);
    assertThat(storage.profiles().find(MIRA).orElseThrow().createdAt()).isEqualTo(SAVED);
  }

  @Test
  void anInspectionNamesTheStatusAndNothingElse() {
    List<String> problems = new ArrayList<>();
    storage.inspection().inspect(problems::add);

    assertThat(problems).singleElement().asString().contains("mira-k", "Archived");
  }

  private void writeEverything() {
    storage.profiles().update(ARCHANA, found -> found.with(new Headline("Director")));
    storage.documents().put(ARCHANA, document("new.txt", bytes("x")), bytes("x"));
    storage.documents().delete(ARCHANA, new FileName("projects.md"));
    storage.conversations().append(ARCHANA, visitor(1), conversation(1), exchange("Why?"));
    storage.leads().add(ARCHANA, lead(1), notice(ARCHANA, lead(1)));
    storage.tokenLedger().add(new LedgerEntry(NOW, ARCHANA, Operation.QUERY, 1, 1));
    storage.tokenLedger().erase(MIRA);
    storage.conversations().erase(ARCHANA);
    storage.chunks().erase(ARCHANA);
    storage.profiles().erase(OLD);
    storage.secrets().readOrMake("session.key");
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    for (Path file : FolderCopy.all(folder)) {
      boolean ours = Set.of("lock", "format.json").contains(file.getFileName().toString());
      if (Files.isRegularFile(file) && !ours) {
        contents.put(file, new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
    return contents;
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(content));
  }
}
