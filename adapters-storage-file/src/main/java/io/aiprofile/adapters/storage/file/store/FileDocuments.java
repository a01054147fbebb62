package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The documents as the files that they are, in {@code profiles/{slug}/docs/}. Everything known of a
 * document is told by its file: the kind by the ending, the upload by the time of modification; so
 * an owner's folder may be filled by hand. What is no document there is ignored.
 */
public final class FileDocuments implements Documents {
  /** Above any upload limit; bounds the memory that a file put there by hand can take. */
  private static final int MAX_DOCUMENT_BYTES = 64 << 20;

  /** How often a reader begins again while writers replace what it reads. */
  private static final int MAX_LOOKS = 100;

  private final DataDirectory data;

  @Inject
  public FileDocuments(DataDirectory data) {
    this.data = data;
  }

  @Override
  public void put(Slug slug, Document document, byte[] content) {
    if (!document.describes(content) || content.length > MAX_DOCUMENT_BYTES) {
      throw new IllegalArgumentException(
          "The metadata is not that of the content, or it is larger than any document");
    }
    data.alone(data.profile(slug), () -> putAlone(data.docs(slug), document, content));
  }

  @Override
  public List<Document> list(Slug slug) {
    return storedIn(data.docs(slug)).stream()
        .map(FileDocuments::described)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Optional<byte[]> content(Slug slug, FileName name) {
    return find(slug, name).flatMap(stored -> BoundedRead.of(stored.path, MAX_DOCUMENT_BYTES));
  }

  @Override
  public boolean delete(Slug slug, FileName name) {
    if (find(slug, name).isEmpty()) {
      return false; // without creating folders for an unknown profile
    }
    return data.alone(
        data.profile(slug),
        () -> {
          Optional<Stored> stored = find(slug, name);
          stored.ifPresent(found -> data.files().delete(found.path));
          return stored.isPresent();
        });
  }

  @Override
  public void erase(Slug slug) {
    data.erase(data.profile(slug), data.docs(slug));
  }

  /** Writes over the spelling that is there, so that at no moment there are two or none. */
  private Path putAlone(Path docs, Document document, byte[] content) {
    data.create(docs);
    Path file =
        find(docs, document.name()).map(Stored::path).orElse(docs.resolve(document.name().value()));
    Instant uploadedAt = document.uploadedAt().truncatedTo(ChronoUnit.MILLIS);
    data.files().replace(file, out -> out.write(content), uploadedAt);
    return file;
  }

  private Optional<Stored> find(Slug slug, FileName name) {
    return find(data.docs(slug), name);
  }

  /** The document of that very name, or else one that is the same file but for its spelling. */
  private static Optional<Stored> find(Path docs, FileName name) {
    return storedIn(docs).stream()
        .filter(stored -> stored.name.sameFileAs(name))
        .min(Comparator.comparing(stored -> !stored.name.equals(name)));
  }

  private static List<Stored> storedIn(Path docs) {
    return FolderEntries.of(docs).stream()
        .map(Stored::at)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Stored::name))
        .toList();
  }

  /** Reads again when the file was replaced while it was read; empty when it was deleted. */
  private static Optional<Document> described(Stored stored) {
    for (int look = 0; look < MAX_LOOKS; look++) {
      Optional<FileStamp> stamp = FileStamp.of(stored.path);
      Optional<byte[]> content = BoundedRead.of(stored.path, MAX_DOCUMENT_BYTES);
      if (stamp.isEmpty() || content.isEmpty()) {
        return Optional.empty();
      }
      if (FileStamp.of(stored.path).equals(stamp)) {
        return Optional.of(stored.described(stamp.get(), content.get()));
      }
    }
    throw new StorageFailure(stored.path + " changes faster than it can be read.", null);
  }

  /** A file that is a document. */
  private record Stored(FileName name, DocumentKind kind, Path path) {

    private static Optional<Stored> at(Path path) {
      String composed =
          Normalizer.normalize(String.valueOf(path.getFileName()), Normalizer.Form.NFC);
      Optional<FileName> name =
          FileName.parse(composed).filter(parsed -> parsed.value().equals(composed));
      Optional<DocumentKind> kind = DocumentKind.suggestedBy(composed);
      return name.isPresent()
              && kind.isPresent()
              && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(new Stored(name.get(), kind.get(), path))
          : Optional.empty();
    }

    private Document described(FileStamp stamp, byte[] content) {
      return new Document(
          name,
          kind,
          content.length,
          ContentHash.of(content),
          stamp.modified().toInstant().truncatedTo(ChronoUnit.MILLIS));
    }
  }
}
