package io.aiprofile.bootstrap.cli;

/** What the program tells its caller; the numbers from 64 on are those of BSD's sysexits.h. */
public final class ExitCode {
  public static final int OK = 0;

  /** The request was understood and refused: an unknown profile, a document that cannot be read. */
  public static final int REFUSED = 1;

  public static final int USAGE = 2;
  public static final int BAD_DATA = 65;
  public static final int INTERNAL = 70;
  public static final int IO = 74;
  public static final int CONFIGURATION = 78;

  /** 128 and the number of SIGINT, as shells report it. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
