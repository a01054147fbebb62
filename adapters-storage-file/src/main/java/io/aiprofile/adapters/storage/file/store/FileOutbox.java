package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.Intents.Intent;
import io.aiprofile.adapters.storage.file.store.Intents.Name;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Letters in {@code system/outbox/}, a file each, which {@link FileLeads} and {@link FileGaps} put
 * there. What failed stands in the file; who has claimed it is known to this process only.
 */
public final class FileOutbox implements Outbox {
  private record Owner(Slug slug, Notice.Kind kind) {
    private static Owner of(Name name) {
      return new Owner(name.slug(), name.kind());
    }
  }

  private record Found(Name name, Intent intent, Letter letter) {}

  private final DataDirectory data;
  private final Intents intents;
  private final OutboxClaims claims;

  @Inject
  public FileOutbox(DataDirectory data) {
    this.data = data;
    this.intents = new Intents(data);
    this.claims = data.shared(OutboxClaims.class, OutboxClaims::new);
  }

  @Override
  public List<Letter> claim(int limit, Instant now, Instant until) {
    return claims.alone(
        () -> {
          claims.retain(intents.list());
          List<Found> due = found(limit, letter -> isDue(letter, now));
          due.forEach(one -> claims.claim(one.name, Moments.kept(until)));
          return due.stream().map(one -> asClaimed(one.name, one.intent)).toList();
        });
  }

  @Override
  public List<Letter> letters(int limit) {
    return claims.alone(() -> found(limit, letter -> true).stream().map(Found::letter).toList());
  }

  @Override
  public void told(String key) {
    List<Name> told = named(key);
    told.forEach(this::complete); // until then the record stands nowhere else
    intents.delete(told);
  }

  @Override
  public void failed(Letter claimed, String problem, Optional<Instant> next) {
    change(
        claimed.notice().key(),
        letter ->
            letter.equals(claimed)
                ? new Letter(
                    letter.notice(), letter.failures() + 1, next.map(Moments::kept), problem)
                : letter);
  }

  @Override
  public boolean revive(String key, Instant due) {
    return change(
        key, letter -> new Letter(letter.notice(), 0, Optional.of(Moments.kept(due)), ""));
  }

  @Override
  public void put(Letter letter) {
    named(letter.notice().key()).forEach(this::complete);
    intents.put(new Intent(letter, Optional.empty()));
  }

  /** Changes letters of that key; returns false when there is none. */
  private boolean change(String key, UnaryOperator<Letter> change) {
    return claims.alone(
        () -> {
          boolean there = false;
          for (Name name : named(key)) {
            complete(name);
            Optional<Intent> intent = intents.read(name);
            there |= intent.isPresent();
            intent.ifPresent(former -> change(name, asClaimed(name, former), change));
          }
          return there;
        });
  }

  private void change(Name name, Letter before, UnaryOperator<Letter> change) {
    Letter after = change.apply(before);
    if (!after.equals(before)) {
      // Should the record be dropped one day, a letter that nobody told must not bring it back.
      intents.replace(name, new Intent(after, Optional.empty()));
      claims.giveBack(name);
    }
  }

  private List<Found> found(int limit, Predicate<Letter> condition) {
    List<Found> found = new ArrayList<>();
    Set<Owner> completed = new HashSet<>();
    for (Name name : intents.list()) {
      if (found.size() == limit) {
        break;
      }
      if (completed.add(Owner.of(name))) {
        complete(name);
      }
      // Read only now: one whose record could not be added is gone again.
      intents
          .read(name)
          .map(intent -> new Found(name, intent, asClaimed(name, intent)))
          .filter(one -> condition.test(one.letter))
          .ifPresent(found::add);
    }
    return found;
  }

  private static boolean isDue(Letter letter, Instant now) {
    return letter.due().filter(due -> !due.isAfter(now)).isPresent();
  }

  private Letter asClaimed(Name name, Intent intent) {
    Letter kept = intent.letter();
    return claims
        .until(name)
        .map(
            until -> new Letter(kept.notice(), kept.failures(), Optional.of(until), kept.problem()))
        .orElse(kept);
  }

  private List<Name> named(String key) {
    return intents.list(name -> name.key().equals(key));
  }

  private void complete(Name name) {
    new NotedRecords(data, intents, name.slug(), name.kind()).complete();
  }
}
