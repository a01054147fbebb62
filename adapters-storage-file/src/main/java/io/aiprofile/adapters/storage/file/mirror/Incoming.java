package io.aiprofile.adapters.storage.file.mirror;

import io.aiprofile.adapters.storage.file.store.DataDirectory;
import io.aiprofile.adapters.storage.file.store.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What others pushed since the remote was last seen, brought into the data folder: file by file,
 * each merged with what lies there while none of its writers is at work. Doing it again after a
 * crash half-way changes nothing more.
 *
 * <p>Of a profile of which one side has no file left nothing is brought back, whatever the other
 * side did to it meanwhile: to be erased is stronger than to be changed.
 */
final class Incoming {
  /** A state of the remote, and of which moment it is. */
  record State(Map<String, StoredFile> files, Times times, Instant at) {}

  private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

  private final DataDirectory data;
  private final Contents contents;
  private final Map<String, StoredFile> base;
  private final State theirs;
  private final Set<String> changed = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();

  /**
   * @param base the files of the state that the folder was last merged with; none when there was
   *     none
   */
  Incoming(DataDirectory data, Contents contents, Map<String, StoredFile> base, State theirs) {
    this.data = data;
    this.contents = contents;
    this.base = base;
    this.theirs = theirs;
  }

  /** Brings everything in. */
  void apply() throws IOException {
    Set<String> erased = new HashSet<>(profiles(base.keySet()));
    erased.removeAll(profiles(theirs.files.keySet()));
    for (String profile : erased) {
      WholeFile.eraseProfile(data, data.root().resolve(profile));
      changed.add(profile);
    }
    erased.addAll(erasedHere());
    Set<String> paths = new TreeSet<>(base.keySet());
    paths.addAll(theirs.files.keySet());
    for (String path : paths) {
      boolean gone = MirroredPaths.profile(path).filter(erased::contains).isPresent();
      boolean same = Optional.ofNullable(base.get(path)).equals(theirs(path));
      if (!gone && !same) {
        apply(path);
      }
    }
  }

  /** The paths where the folder may now hold something else than the remote. */
  Set<String> changed() {
    return changed;
  }

  /** The files of the remote that this machine's file system has no name for. */
  Set<String> refused() {
    return refused;
  }

  private Set<String> erasedHere() throws IOException {
    Set<String> erased = new HashSet<>();
    for (String profile : profiles(base.keySet())) {
      if (FoundFiles.namesAt(data.root(), profile).isEmpty()) {
        erased.add(profile);
      }
    }
    return erased;
  }

  private void apply(String path) throws IOException {
    Path file;
    try {
      file = data.root().resolve(path);
    } catch (IllegalArgumentException e) {
      LOG.warn("The mirror's file {} has no name on this machine; it stays in the mirror", path);
      refused.add(path);
      return;
    }
    changed.add(path);
    if (MirroredPaths.isLines(path)) {
      new IncomingLines(contents, new WholeFile(data, file), base(path), theirs(path)).apply();
    } else {
      applyWhole(path, new WholeFile(data, file));
    }
  }

  /** What comes from elsewhere is fetched before anybody has to wait for it. */
  private void applyWhole(String path, WholeFile file) throws IOException {
    Optional<byte[]> before = content(base(path));
    Optional<byte[]> their = content(theirs(path));
    run(
        file,
        () -> {
          Optional<byte[]> our = read(file.path());
          if (same(our, before)) {
            write(file, path, their);
          } else if (our.isPresent() && their.isPresent() && !same(before, their)) {
            merge(file, path, before, our.get(), their.get());
          } else if (our.isEmpty()) {
            write(file, path, their); // what was changed there stands before what was deleted here
          }
        });
  }

  private void merge(WholeFile file, String path, Optional<byte[]> before, byte[] our, byte[] their)
      throws IOException {
    if (MirroredPaths.isTheirs(path)) {
      write(file, path, Optional.of(their));
      return;
    }
    if (Arrays.equals(our, their)) {
      return;
    }
    boolean oursIsLater = Files.getLastModifiedTime(file.path()).toInstant().isAfter(theirs.at);
    Optional<byte[]> merged =
        MirroredPaths.isJson(path)
            ? JsonMerge.merged(before, our, their, oursIsLater)
            : Optional.empty();
    if (merged.isPresent()) {
      write(file, path, merged);
      return;
    }
    String beside = OtherVersion.path(path, oursIsLater ? their : our);
    LOG.warn("Two versions of {} were written at once; one is kept as {}", path, beside);
    WholeFile other = new WholeFile(data, data.root().resolve(beside));
    byte[] older = oursIsLater ? their : our;
    other.replace(out -> out.write(older), null);
    changed.add(beside);
    if (!oursIsLater) {
      write(file, path, Optional.of(their));
    }
  }

  private void write(WholeFile file, String path, Optional<byte[]> content) {
    if (content.isEmpty()) {
      file.delete();
      return;
    }
    byte[] bytes = content.get();
    Instant modified =
        MirroredPaths.isDocument(path) ? theirs.times.of(path).orElse(theirs.at) : null;
    file.replace(out -> out.write(bytes), modified);
  }

  /** Work on a file that may fail to read it. */
  interface Work {
    void run() throws IOException;
  }

  /** Does the work while nobody else writes the file. */
  static void run(WholeFile file, Work work) throws IOException {
    Optional<IOException> failure =
        file.alone(
            () -> {
              try {
                work.run();
                return Optional.empty();
              } catch (IOException e) {
                return Optional.of(e);
              }
            });
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Optional<StoredFile> base(String path) {
    return Optional.ofNullable(base.get(path));
  }

  private Optional<StoredFile> theirs(String path) {
    return Optional.ofNullable(theirs.files.get(path));
  }

  private Optional<byte[]> content(Optional<StoredFile> file) throws IOException {
    return file.isEmpty() ? Optional.empty() : Optional.of(contents.of(file.get()));
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (Files.size(file) > FileParts.MAX_FILE_BYTES) {
      throw new FileParts.TooLarge(Files.size(file));
    }
    return Optional.of(Files.readAllBytes(file));
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
  }

  private static Set<String> profiles(Set<String> paths) {
    return paths.stream()
        .flatMap(path -> MirroredPaths.profile(path).stream())
        .collect(Collectors.toSet());
  }
}
