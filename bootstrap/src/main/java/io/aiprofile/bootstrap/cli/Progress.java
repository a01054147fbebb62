package io.aiprofile.bootstrap.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a long command is: a bar on a terminal, else a line now and then. */
public interface Progress extends AutoCloseable {
  /** For {@code total}: nobody knows yet how much there is. */
  long UNKNOWN = -1;

  /** Tells that so much of a stage is done. */
  void at(String stage, long done, long total);

  @Override
  void close();

  /** The kind that suits where the program runs. */
  static Progress on(Surroundings surroundings, Screen screen) {
    return surroundings.interactive() ? new Bar() : new Lines(screen);
  }

  /** Redraws one line of a terminal. */
  final class Bar implements Progress {
    private final ProgressBar bar =
        new ProgressBarBuilder()
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(UNKNOWN)
            .setUpdateIntervalMillis(100)
            .hideEta()
            .build();

    @Override
    public void at(String stage, long done, long total) {
      bar.setExtraMessage(stage);
      bar.maxHint(total);
      bar.stepTo(done);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** One line for the start of a stage, each tenth of it, and its end. */
  final class Lines implements Progress {
    private static final int STEP_OF_UNKNOWN = 1_000;

    private final Screen screen;
    private String stage = "";
    private long next;

    Lines(Screen screen) {
      this.screen = screen;
    }

    @Override
    public void at(String nowAt, long done, long total) {
      if (!nowAt.equals(stage)) {
        stage = nowAt;
        next = 0;
      }
      if (done >= next) {
        long step = total == UNKNOWN ? STEP_OF_UNKNOWN : Math.max(1, total / 10);
        next = (done / step + 1) * step;
        screen.note(
            total == UNKNOWN
                ? "%s: %,d".formatted(stage, done)
                : "%s: %,d of %,d".formatted(stage, done, total));
      }
    }

    @Override
    public void close() {
      // Every line is already written.
    }
  }
}
