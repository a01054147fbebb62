package io.aiprofile.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What this process holds of the machine's memory; its child processes not counted. */
final class ResidentMemory {
  /** Only Linux has it. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final String RESIDENT = "VmRSS:";

  private ResidentMemory() {}

  /** In megabytes after a garbage collection; empty where the system does not tell. */
  static OptionalDouble megabytesAfterCollection() throws IOException {
    System.gc();
    if (!Files.isReadable(STATUS)) {
      return OptionalDouble.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }
}
