package io.aiprofile.application.chat;

/**
 * Leaves out the characters by which Markdown sets off words, as text streams in: asterisks,
 * underscores, tildes and backticks that are not part of a word, and whole lines that open or close
 * a code block. Holds back at most the run of such characters that came last.
 */
final class Emphasis {
  private static final String MARKS = "*_~`";
  private static final int FENCE = 3;

  private final StringBuilder held = new StringBuilder();
  private char before = '\n';
  private boolean inFenceLine;

  /** What is to be read once a further character is known; often nothing or one character. */
  String next(char next) {
    if (inFenceLine) {
      inFenceLine = next != '\n';
      return inFenceLine ? "" : "\n";
    }
    if (MARKS.indexOf(next) >= 0 && (held.isEmpty() || held.charAt(0) == next)) {
      held.append(next);
      return "";
    }
    String released = release(next);
    if (MARKS.indexOf(next) >= 0) {
      held.append(next);
      return released;
    }
    if (inFenceLine) {
      inFenceLine = next != '\n';
      return inFenceLine ? released : released + '\n';
    }
    before = next;
    return released + next;
  }

  /** What is left when no further character comes. */
  String finish() {
    return release('\n');
  }

  private String release(char next) {
    if (held.isEmpty()) {
      return "";
    }
    String run = held.toString();
    held.setLength(0);
    if (before == '\n' && run.length() >= FENCE && run.charAt(0) != '*' && run.charAt(0) != '_') {
      inFenceLine = true;
      return "";
    }
    boolean standsAlone = Character.isWhitespace(before) && Character.isWhitespace(next);
    boolean inWord =
        run.charAt(0) == '_'
            && Character.isLetterOrDigit(before)
            && Character.isLetterOrDigit(next);
    boolean approximately =
        run.equals("~") && !Character.isLetterOrDigit(before) && Character.isDigit(next);
    boolean kept = (run.length() == 1 && (standsAlone || approximately)) || inWord;
    if (!kept) {
      return "";
    }
    before = run.charAt(0);
    return run;
  }
}
