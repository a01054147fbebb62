package io.aiprofile.bootstrap.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The arguments as they were typed. In a locale without UTF-8, as containers and cron have it, Java
 * replaces every letter beyond ASCII; Linux still knows what it was.
 */
public final class Arguments {
  private static final char REPLACED = '\ufffd';
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private Arguments() {}

  /** The arguments with their letters, where they can be had. */
  public static String[] asTyped(String[] args) {
    if (Stream.of(args).noneMatch(arg -> arg.indexOf(REPLACED) >= 0)) {
      return args;
    }
    try {
      String[] all = Files.readString(COMMAND_LINE, StandardCharsets.UTF_8).split("\0", -1);
      // Every argument ends in a NUL, so the last part is empty.
      return Arrays.copyOfRange(all, all.length - 1 - args.length, all.length - 1);
    } catch (IOException e) {
      return args;
    }
  }
}
