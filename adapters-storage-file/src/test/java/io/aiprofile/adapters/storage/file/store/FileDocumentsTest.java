package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.DocumentsContract;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDocumentsTest implements DocumentsContract {
  @TempDir Path folder;

  @Override
  public Documents documents() {
    return new FileDocuments(DataDirectory.open(folder));
  }

  @Test
  void aDocumentIsAFileOfItsNameWithExactlyItsBytesAndTime() throws IOException {
    documents().put(ASHA, document("Lebenslauf - kurz.pdf", bytes("%PDF")), bytes("%PDF"));

    Path file = docs().resolve("Lebenslauf - kurz.pdf");
    assertThat(file).hasBinaryContent(bytes("%PDF"));
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(NOW));
    assertThat(visibleNames(docs())).containsExactly("Lebenslauf - kurz.pdf");
    assertThat(visibleNames(folder.resolve("profiles/asha-rao"))).containsExactly("docs");
  }

  @Test
  void askingForAnUnknownProfileCreatesNothing() {
    documents().list(ASHA);
    documents().content(ASHA, CV);
    documents().delete(ASHA, CV);

    assertThat(visibleNames(folder.resolve("profiles"))).isEmpty();
  }

  @Test
  void aFileCopiedThereByHandIsADocument() throws IOException {
    Instant copied = Instant.parse("2026-01-02T03:04:05.678912Z");
    Path file = Files.write(existingDocs().resolve("CV.MARKDOWN"), bytes("# Asha"));
    Files.setLastModifiedTime(file, FileTime.from(copied));

    Document expected =
        document("CV.MARKDOWN", bytes("# Asha"), Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(documents().list(ASHA)).containsExactly(expected);
  }

  @Test
  void aNameInDecomposedUnicodeIsFoundByItsComposedForm() throws IOException {
    Files.write(existingDocs().resolve("e\u0301lodie.txt"), bytes("by hand"));
    FileName composed = new FileName("\u00e9lodie.txt");

    assertThat(documents().list(ASHA)).extracting(Document::name).containsExactly(composed);
    assertThat(documents().content(ASHA, composed)).contains(bytes("by hand"));

    documents().put(ASHA, document(composed.value(), bytes("new")), bytes("new"));
    assertThat(documents().list(ASHA)).hasSize(1);
  }

  @Test
  void whatIsNoDocumentIsIgnored(@TempDir Path elsewhere) throws IOException {
    Path docs = existingDocs();
    Files.write(docs.resolve("photo.jpg"), bytes("x"));
    Files.write(docs.resolve(".hidden.pdf"), bytes("x"));
    Files.write(docs.resolve("~$cv.docx"), bytes("x"));
    Files.write(docs.resolve(" cv.pdf"), bytes("x"));
    Files.write(docs.resolve("no-ending"), bytes("x"));
    Files.createDirectory(docs.resolve("folder.pdf"));
    Path secret = Files.write(elsewhere.resolve("secret.txt"), bytes("secret"));
    Files.createSymbolicLink(docs.resolve("link.txt"), secret);
    Documents documents = documents();
    Files.write(docs.resolve(".saving-1.tmp"), bytes("x"));

    assertThat(documents.list(ASHA)).isEmpty();
    assertThat(documents.content(ASHA, new FileName("link.txt"))).isEmpty();
    assertThat(documents.delete(ASHA, new FileName("folder.pdf"))).isFalse();
    assertThat(secret).exists();
  }

  @Test
  void ofTwoSpellingsPutThereByHandTheExactOneIsMeant() throws IOException {
    Files.write(existingDocs().resolve("cv.pdf"), bytes("lower"));
    Files.write(existingDocs().resolve("CV.pdf"), bytes("upper"));

    assertThat(documents().content(ASHA, CV)).contains(bytes("lower"));
    assertThat(documents().content(ASHA, new FileName("CV.pdf"))).contains(bytes("upper"));
  }

  @Test
  void aFileTooLargeToBeADocumentIsReported() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(existingDocs().resolve("huge.txt").toFile(), "rw")) {
      sparse.setLength((64L << 20) + 1);
    }

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> documents().list(ASHA))
        .withMessageContaining("huge.txt");
  }

  @Test
  void aFileInTheFoldersPlaceIsReported() throws IOException {
    Files.createDirectories(docs().getParent());
    Files.createFile(docs());

    for (Runnable call :
        new Runnable[] {
          () -> documents().list(ASHA),
          () -> documents().put(ASHA, document("cv.pdf", bytes("x")), bytes("x"))
        }) {
      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(call::run)
          .withMessageContaining(docs().toString());
    }
  }

  private Path docs() {
    return folder.resolve("profiles/asha-rao/docs");
  }

  private Path existingDocs() throws IOException {
    return Files.createDirectories(docs());
  }

  private static List<String> visibleNames(Path folder) {
    return FolderEntries.of(folder).stream()
        .map(entry -> entry.getFileName().toString())
        .filter(name -> !name.startsWith("."))
        .toList();
  }
}
