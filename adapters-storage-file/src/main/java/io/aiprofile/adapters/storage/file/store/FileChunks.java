package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The current generation of each profile in {@code profiles/{slug}/index/chunks.jsonl}. It can
 * always be made again from the documents, so a damaged one is to be deleted, not repaired.
 */
public final class FileChunks implements Chunks {
  /** Some 100,000 chunks; a profile has hundreds. */
  private static final long MAX_FILE_BYTES = 1L << 30;

  /** Reads what it needs of an open file. */
  private interface Reading<T> {
    T from(BufferedReader in) throws IOException, DamagedFile;
  }

  private final DataDirectory data;

  @Inject
  public FileChunks(DataDirectory data) {
    this.data = data;
  }

  @Override
  public void publish(Slug slug, IndexGeneration generation) {
    data.alone(
        data.profile(slug),
        () -> {
          data.create(data.index(slug));
          data.files().replace(file(slug), out -> GenerationLines.write(generation, out));
          SearchTerms.of(data).changed(slug, terms(generation));
          return generation.id();
        });
  }

  @Override
  public Optional<IndexGeneration> current(Slug slug) {
    return read(file(slug), GenerationLines::read);
  }

  @Override
  public Optional<String> currentId(Slug slug) {
    return read(file(slug), GenerationLines::readId);
  }

  @Override
  public List<Suggestion> suggestions(Slug slug) {
    return read(file(slug), GenerationLines::readSuggestions).orElse(List.of());
  }

  /** By what the documents of the current generation are found, without loading the rest. */
  Set<String> terms(Slug slug) {
    return read(file(slug), GenerationLines::readTerms).orElse(Set.of());
  }

  @Override
  public void erase(Slug slug) {
    data.erase(data.profile(slug), data.index(slug));
    SearchTerms.of(data).erased(slug);
  }

  private static Set<String> terms(IndexGeneration generation) {
    return generation.documents().stream()
        .flatMap(document -> document.terms().stream())
        .collect(Collectors.toSet());
  }

  private static <T> Optional<T> read(Path file, Reading<T> reading) {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        BufferedReader in =
            new BufferedReader(
                Channels.newReader(channel, StandardCharsets.UTF_8.newDecoder(), -1))) {
      if (channel.size() > MAX_FILE_BYTES) {
        throw new DamagedFile("it is larger than " + MAX_FILE_BYTES + " bytes");
      }
      return Optional.of(reading.from(in));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (DamagedFile e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw damaged(file, "it is not UTF-8", e);
    } catch (IOException e) {
      throw Failures.of("read", file, e);
    }
  }

  private static StorageFailure damaged(Path file, String what, Exception cause) {
    return new StorageFailure(
        Kind.DAMAGED,
        "Could not read " + file + ": " + what + ". Delete it and index again.",
        cause);
  }

  private Path file(Slug slug) {
    return data.index(slug).resolve("chunks.jsonl");
  }
}
