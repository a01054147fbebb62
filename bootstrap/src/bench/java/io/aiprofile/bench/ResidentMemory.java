package io.aiprofile.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What a process holds of the machine's memory; its child processes not counted. */
final class ResidentMemory {
  private static final String RESIDENT = "VmRSS:";

  private ResidentMemory() {}

  /** In megabytes after a garbage collection; empty where the system does not tell. */
  static OptionalDouble megabytesAfterCollection() throws IOException {
    System.gc();
    return megabytes(ProcessHandle.current().pid());
  }

  /** Of any process in megabytes; empty where the system, not being Linux, does not tell. */
  static OptionalDouble megabytes(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return OptionalDouble.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }
}
