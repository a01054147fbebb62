package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Documents for as long as this object lives. Thread-safe. */
public final class InMemoryDocuments implements Documents {
  /** Each list is replaced, never changed, so that a reader needs no lock. */
  private final Map<Slug, List<Kept>> profiles = new ConcurrentHashMap<>();

  @Override
  public void put(Slug slug, Document document, byte[] content) {
    byte[] copy = content.clone();
    if (!document.describes(copy)) {
      throw new IllegalArgumentException("The document does not describe the content");
    }
    profiles.compute(
        slug, (key, before) -> with(document, copy, before == null ? List.of() : before));
  }

  @Override
  public List<Document> list(Slug slug) {
    return keptBy(slug).stream().map(kept -> kept.document).toList();
  }

  @Override
  public Optional<byte[]> content(Slug slug, FileName name) {
    return keptBy(slug).stream()
        .filter(kept -> kept.document.name().sameFileAs(name))
        .findFirst()
        .map(kept -> kept.content.clone());
  }

  @Override
  public boolean delete(Slug slug, FileName name) {
    boolean[] deleted = new boolean[1];
    profiles.computeIfPresent(
        slug,
        (key, before) -> {
          List<Kept> after = without(name, before);
          deleted[0] = after.size() < before.size();
          return List.copyOf(after);
        });
    return deleted[0];
  }

  @Override
  public void erase(Slug slug) {
    profiles.remove(slug);
  }

  private List<Kept> keptBy(Slug slug) {
    return profiles.getOrDefault(slug, List.of());
  }

  private static List<Kept> with(Document document, byte[] content, List<Kept> before) {
    FileName spelling =
        before.stream()
            .map(kept -> kept.document.name())
            .filter(document.name()::sameFileAs)
            .findFirst()
            .orElse(document.name());
    List<Kept> after = without(spelling, before);
    after.add(new Kept(asKept(document, spelling), content));
    after.sort(Comparator.comparing(kept -> kept.document.name()));
    return List.copyOf(after);
  }

  private static List<Kept> without(FileName name, List<Kept> before) {
    List<Kept> after = new ArrayList<>(before);
    after.removeIf(kept -> kept.document.name().sameFileAs(name));
    return after;
  }

  private static Document asKept(Document document, FileName spelling) {
    return new Document(
        spelling,
        document.kind(),
        document.sizeBytes(),
        document.hash(),
        document.uploadedAt().truncatedTo(ChronoUnit.MILLIS));
  }

  private static final class Kept {
    private final Document document;
    private final byte[] content;

    private Kept(Document document, byte[] content) {
      this.document = document;
      this.content = content;
    }
  }
}
