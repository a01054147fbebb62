package io.aiprofile.application.transfer;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Copies everything from one storage into another and compares what arrived by counts and hashes. A
 * copy that was cut short goes on where it was. Nobody else may write meanwhile.
 */
public final class CopyStorage {
  /** Whether to change the target. */
  public enum Mode {
    COPY,
    DRY_RUN
  }

  /** Is told how far it is. */
  public interface Progress {
    /** Returns false to stop; a later copy goes on. */
    boolean at(String what, int done, int total);
  }

  /**
   * One kind of record.
   *
   * @param slug empty for what belongs to no profile alone
   * @param label in lower-case words
   * @param target what the target has of it now
   */
  public record Line(Optional<Slug> slug, String label, Tally source, Tally target) {
    public boolean isSame() {
      return source.equals(target);
    }

    @Override
    public String toString() {
      return label + slug.map(of -> " of " + of).orElse("");
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The target has all of it, unless it was only compared.
     *
     * @param lines every kind of every profile; after a copy each is the same on both sides
     * @param copied how many of them were copied now, or would be
     */
    record Done(List<Line> lines, int copied) implements Outcome {}

    /** Something arrived otherwise than it was sent. */
    record Different(List<Line> lines) implements Outcome {}

    /** The target has profiles that the source does not have: it is the wrong one. */
    record Foreign(List<Slug> profiles) implements Outcome {}

    record Stopped() implements Outcome {}
  }

  private final Storage from;
  private final Storage to;
  private final Progress progress;
  private final List<Line> lines = new ArrayList<>();
  private int copied;

  private CopyStorage(Storage from, Storage to, Progress progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /** Copies everything, or tells what it would copy. */
  public static Outcome copy(Storage from, Storage to, Mode mode, Progress progress) {
    return new CopyStorage(from, to, progress).run(mode == Mode.COPY);
  }

  private Outcome run(boolean copying) {
    Set<Slug> slugs = slugs(from);
    Set<Slug> foreign = slugs(to);
    foreign.removeAll(slugs);
    if (!foreign.isEmpty()) {
      return new Outcome.Foreign(List.copyOf(foreign));
    }
    int done = 0;
    for (Slug slug : slugs) {
      if (!progress.at(slug.value(), done++, slugs.size() + 1)) {
        return new Outcome.Stopped();
      }
      for (ProfilePart part : ProfilePart.values()) {
        line(
            Optional.of(slug),
            part,
            storage -> part.tally(storage, slug),
            copying,
            () -> replace(part, slug));
      }
    }
    if (!progress.at("what belongs to all", done, slugs.size() + 1)) {
      return new Outcome.Stopped();
    }
    for (PlatformPart part : PlatformPart.values()) {
      line(Optional.empty(), part, part::tally, copying, () -> part.copy(from, to));
    }
    List<Line> different = lines.stream().filter(line -> !line.isSame()).toList();
    return different.isEmpty() || !copying
        ? new Outcome.Done(List.copyOf(lines), copied)
        : new Outcome.Different(different);
  }

  private void replace(ProfilePart part, Slug slug) {
    part.erase(to, slug);
    part.copy(from, to, slug);
  }

  private void line(
      Optional<Slug> slug,
      Enum<?> part,
      Function<Storage, Tally> tally,
      boolean copying,
      Runnable copy) {
    Tally source = tally.apply(from);
    Tally target = tally.apply(to);
    if (!source.equals(target)) {
      copied++;
      if (copying) {
        copy.run();
        target = tally.apply(to);
      }
    }
    String label = part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    lines.add(new Line(slug, label, source, target));
  }

  private static Set<Slug> slugs(Storage storage) {
    return storage.profiles().list().stream()
        .map(Profile::slug)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
