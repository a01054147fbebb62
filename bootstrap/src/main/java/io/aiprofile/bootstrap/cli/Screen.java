package io.aiprofile.bootstrap.cli;

import java.io.PrintWriter;

/** What the person sees: results on standard output, everything else on standard error. */
public final class Screen {
  private final PrintWriter out;
  private final PrintWriter err;

  Screen(Surroundings surroundings) {
    out = surroundings.out();
    err = surroundings.err();
  }

  /** A line of the result. */
  public void print(String line) {
    out.println(harmless(line));
    out.flush();
  }

  /** A line beside the result: progress, a warning, why something was refused. */
  public void note(String line) {
    err.println(harmless(line));
    err.flush();
  }

  /** Documents and arguments may hold control sequences, which a terminal would obey. */
  private static String harmless(String line) {
    return line.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
  }
}
