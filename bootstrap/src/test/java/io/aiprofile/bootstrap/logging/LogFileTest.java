package io.aiprofile.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

class LogFileTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogFileTest.class);

  @TempDir Path folder;

  @Test
  void aMessageCannotForgeALine() throws IOException {
    try (LogFile log = LogFile.open(folder, Level.INFO)) {
      LOG.info("Asked: {}", "x\r\n2026-01-01T00:00:00Z INFO  admin#1 Main: granted\u001b[2J");

      assertThat(lines(log))
          .singleElement()
          .asString()
          .contains("Asked: x\\r\\n2026")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void theLinesOfATraceAreIndentedSoThatItsMessageCannotForgeOneEither() throws IOException {
    try (LogFile log = LogFile.open(folder, Level.INFO)) {
      LOG.error("Failed", new IllegalStateException("a\n2026-01-01T00:00:00Z INFO  forged"));

      List<String> lines = lines(log);
      assertThat(lines).hasSizeGreaterThan(3);
      assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("    "));
    }
  }

  @Test
  void aLineTellsLevelActorRequestAndSource() throws IOException {
    try (LogFile log = LogFile.open(folder, Level.INFO);
        var actor = MDC.putCloseable("actor", "v-3f");
        var request = MDC.putCloseable("request", "r-9")) {
      LOG.warn("Slow");

      assertThat(lines(log))
          .singleElement()
          .asString()
          .matches("\\S+Z WARN  v-3f#r-9 LogFileTest: Slow");
      assertThat(List.of(actor, request)).isNotEmpty();
    }
  }

  @Test
  void theLevelDecidesWhatIsWritten() throws IOException {
    try (LogFile log = LogFile.open(folder, Level.WARN)) {
      LOG.info("not this");
      LOG.warn("but this");

      assertThat(lines(log)).singleElement().asString().endsWith("but this");
    }
  }

  @Test
  void whatLibrariesLogThroughTheJdkArrivesToo() throws IOException {
    try (LogFile log = LogFile.open(folder, Level.INFO)) {
      java.util.logging.Logger.getLogger("some.Library").warning("From the JDK's logging");

      assertThat(lines(log)).singleElement().asString().contains("Library: From the JDK's");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNothing() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    try (LogFile log = LogFile.open(file, Level.INFO)) {
      LOG.info("lost");
      assertThat(log.path()).doesNotExist();
    }
  }

  private static List<String> lines(LogFile log) throws IOException {
    return Files.readAllLines(log.path());
  }
}
