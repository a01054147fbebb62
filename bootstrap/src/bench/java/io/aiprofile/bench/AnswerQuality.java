package io.aiprofile.bench;

import java.util.List;
import java.util.function.Predicate;

/** Shares of a list of turns, 0 to 1; not a number where there is nothing to take a share of. */
record AnswerQuality(List<Judged> turns) {
  static final String[] HEADINGS = {
    "questions",
    "chunks",
    "evid@1",
    "evid@4",
    "right",
    "1st right",
    "ref.prec",
    "ref.recall",
    "topic any",
    "topic 1st"
  };

  AnswerQuality {
    turns = List.copyOf(turns);
  }

  AnswerQuality in(String language) {
    return new AnswerQuality(
        turns.stream().filter(turn -> turn.asked().lang().equals(language)).toList());
  }

  double evidenceAt1() {
    return share(turn -> turn.asked().answerable(), Judged::evidenceFirst);
  }

  double evidenceAt4() {
    return share(turn -> turn.asked().answerable(), Judged::evidenceFound);
  }

  double right() {
    return share(turn -> turn.asked().answerable(), Judged::right);
  }

  double firstRight() {
    return share(turn -> turn.asked().answerable(), Judged::firstRight);
  }

  double refusalPrecision() {
    return share(Judged::refused, turn -> !turn.asked().answerable());
  }

  double refusalRecall() {
    return share(turn -> !turn.asked().answerable(), Judged::refused);
  }

  double anyTopic() {
    return share(turn -> true, Judged::anyTopic);
  }

  double firstTopic() {
    return share(turn -> true, Judged::firstTopic);
  }

  /** The cells below {@link #HEADINGS}. */
  String[] cells(String chunks) {
    return new String[] {
      String.valueOf(turns.size()),
      chunks,
      Table.share(evidenceAt1()),
      Table.share(evidenceAt4()),
      Table.share(right()),
      Table.share(firstRight()),
      Table.share(refusalPrecision()),
      Table.share(refusalRecall()),
      Table.share(anyTopic()),
      Table.share(firstTopic())
    };
  }

  private double share(Predicate<Judged> of, Predicate<Judged> hit) {
    long all = turns.stream().filter(of).count();
    return all == 0 ? Double.NaN : (double) turns.stream().filter(of.and(hit)).count() / all;
  }
}
