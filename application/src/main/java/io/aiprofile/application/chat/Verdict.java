package io.aiprofile.application.chat;

import java.util.List;

/** What the check of a sentence against its sources came to. */
public sealed interface Verdict {

  /** Every fact of it stands in the sources. */
  record Supported(List<Grounds> grounds) implements Verdict {
    public Supported {
      grounds = List.copyOf(grounds);
      if (grounds.isEmpty()) {
        throw new IllegalArgumentException("Support has grounds");
      }
    }
  }

  /** Nothing in it is known to be false, but the sources do not say it either. */
  record Unsupported(String reason) implements Verdict {}

  /** It states a fact that the sources do not have, or have otherwise. */
  record Contradicted(Fault fault, String claim) implements Verdict {}

  /** How a fact differs from the sources. */
  enum Fault {
    /** A figure that is not there, or belongs to something else. */
    NUMBER,
    /** A year, month or day that is not there, or belongs to something else. */
    DATE,
    /** A name that is not there, or belongs to something else. */
    NAME,
    /** An e-mail address, web address or telephone number that is not there. */
    ADDRESS,
    /** The sources say that it is so, the sentence that it is not, or the reverse. */
    NEGATION,
    /** The sources say the opposite: less for more, before for after. */
    OPPOSITE
  }
}
