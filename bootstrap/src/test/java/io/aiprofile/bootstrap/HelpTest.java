package io.aiprofile.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.bootstrap.Program.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @TempDir Path folder;

  @Test
  void theHelpNamesEveryCommandAndCreatesNothing() {
    Run run = new Program(folder).run("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Usage: ai-profile", "serve", "new", "add", "index", "ask", "demo", "eval");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "new",
        "add",
        "index",
        "ask",
        "demo",
        "eval retrieval",
        "eval topics",
        "eval answers"
      })
  void everyCommandShowsAnExampleAndTheExitCodes(String command) {
    Run run = new Program(folder).run((command + " --help").split(" ", -1));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Usage: ai-profile " + command, "Example", "ai-profile " + command + " ")
        .contains("Exit codes", "65", "74", "78");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void helpOfACommandIsTheSameEitherWay() {
    Program program = new Program(folder);

    assertThat(program.run("help", "ask").out()).isEqualTo(program.run("ask", "--help").out());
    assertThat(program.run("help").out()).isEqualTo(program.run("--help").out());
  }

  @Test
  void theVersionIsTold() {
    assertThat(new Program(folder).run("--version").out()).startsWith("ai-profile ");
  }
}
