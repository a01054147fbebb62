package io.aiprofile.application.transfer;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.usage.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of what belongs to all profiles together. Copying goes on where an earlier copy was cut
 * short. Whoever keeps a further kind adds it here.
 */
enum PlatformPart {
  KEYS {
    @Override
    void digest(Storage storage, RecordDigest digest) {
      for (String name : storage.secrets().names()) {
        digest.add(List.of(name, storage.secrets().find(name).orElseThrow()));
      }
    }

    @Override
    void copy(Storage from, Storage to) {
      for (String name : from.secrets().names()) {
        to.secrets().put(name, from.secrets().find(name).orElseThrow());
      }
    }
  },

  /** As many as every storage keeps. */
  INDEX_RUNS {
    private static final int KEPT = 1_000;

    @Override
    void digest(Storage storage, RecordDigest digest) {
      oldestFirst(storage).forEach(digest::add);
    }

    @Override
    void copy(Storage from, Storage to) {
      List<IndexRun> runs = oldestFirst(from);
      List<IndexRun> copied = oldestFirst(to);
      if (copied.size() > runs.size() || !runs.subList(0, copied.size()).equals(copied)) {
        throw unrelated("index runs");
      }
      runs.subList(copied.size(), runs.size()).forEach(to.indexRuns()::add);
    }

    private List<IndexRun> oldestFirst(Storage storage) {
      return storage.indexRuns().recent(KEPT).reversed();
    }
  },

  INDEX_JOBS {
    @Override
    void digest(Storage storage, RecordDigest digest) {
      storage
          .indexRuns()
          .underway()
          .forEach(job -> digest.add(List.of(job.slug(), job.forced(), job.requestedAt())));
    }

    @Override
    void copy(Storage from, Storage to) {
      from.indexRuns()
          .underway()
          .forEach(job -> to.indexRuns().request(job.slug(), job.forced(), job.requestedAt()));
    }
  },

  TOKEN_LEDGER {
    private static final int AT_A_TIME = 10_000;

    @Override
    void digest(Storage storage, RecordDigest digest) {
      storage.tokenLedger().read(0, digest::add);
    }

    @Override
    void copy(Storage from, Storage to) {
      Tally copied = tally(to);
      if (!beginning(from, copied.count()).equals(copied)) {
        throw unrelated("token ledger");
      }
      List<LedgerEntry> batch = new ArrayList<>();
      from.tokenLedger()
          .read(
              copied.count(),
              entry -> {
                batch.add(entry);
                if (batch.size() == AT_A_TIME) {
                  to.tokenLedger().addAll(batch);
                  batch.clear();
                }
              });
      to.tokenLedger().addAll(batch);
    }

    private Tally beginning(Storage storage, long count) {
      RecordDigest digest = new RecordDigest();
      long[] left = {count};
      storage
          .tokenLedger()
          .read(
              0,
              entry -> {
                if (left[0]-- > 0) {
                  digest.add(entry);
                }
              });
      return digest.tally();
    }
  },

  /** Last: what replaces records of a profile takes their notices away. */
  NOTICES {
    @Override
    void digest(Storage storage, RecordDigest digest) {
      storage.outbox().letters(Integer.MAX_VALUE).forEach(digest::add);
    }

    @Override
    void copy(Storage from, Storage to) {
      from.outbox().letters(Integer.MAX_VALUE).forEach(to.outbox()::put);
    }
  };

  abstract void digest(Storage storage, RecordDigest digest);

  abstract void copy(Storage from, Storage to);

  Tally tally(Storage storage) {
    RecordDigest digest = new RecordDigest();
    digest(storage, digest);
    return digest.tally();
  }

  private static StorageFailure unrelated(String what) {
    return new StorageFailure(
        "The target has a " + what + " of its own. Choose an empty target.", null);
  }
}
