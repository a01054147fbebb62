package io.aiprofile.adapters.storage.file.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TokenSecrecyTest {
  @TempDir Path remote;
  @TempDir Path folder;

  @Test
  void theTokenIsInNoLogLineNoMessageAndNoFile() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    root.addAppender(lines);
    List<String> said = new ArrayList<>();
    try {
      workAndFail(said);
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
    }

    for (ILoggingEvent line : List.copyOf(lines.list)) {
      said.add(line.getFormattedMessage());
      if (line.getThrowableProxy() != null) {
        said.add(ThrowableProxyUtil.asString(line.getThrowableProxy()));
      }
    }
    String encoded =
        Base64.getEncoder()
            .encodeToString(
                (GitRemote.USER + ":" + GitServer.TOKEN).getBytes(StandardCharsets.UTF_8));
    assertThat(said)
        .isNotEmpty()
        .noneMatch(text -> text.contains(GitServer.TOKEN) || text.contains(encoded));
    for (Path file : files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(GitServer.TOKEN)
          .doesNotContain(encoded);
    }
  }

  private void workAndFail(List<String> said) throws IOException {
    try (GitServer server = GitServer.start(remote)) {
      MirrorSettings settings = Program.settings(server.address());
      said.add(settings.toString());
      Program program = Program.start(folder, settings, Program.FAST);
      program.write("system/a.json", "{}");
      program.settle();
      server.away(true);
      program.write("system/a.json", "{\"a\":1}");
      Program.until(() -> program.mirror().status().problem().isPresent());
      said.add(program.mirror().status().toString());
      server.away(false);
      program.close();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> here = Files.walk(folder);
        Stream<Path> there = Files.walk(remote)) {
      return Stream.concat(here, there).filter(Files::isRegularFile).toList();
    }
  }
}
