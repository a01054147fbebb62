package io.aiprofile.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class ChromiumConditionTest {
  @TempDir Path folder;

  @Test
  void aChromiumOnThePathIsUsed() throws Exception {
    Path chromium =
        Files.createFile(
            folder.resolve("chromium"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Map<String, String> environment = Map.of("PATH", "/nowhere:" + folder);
    assertThat(ChromiumCondition.executable(environment)).contains(chromium);
    assertThat(new ChromiumCondition(environment).evaluate().isDisabled()).isFalse();
  }

  @Test
  void whereThereIsNoneTheTestsAreSkippedAndSayHowToInstallOne() {
    ConditionEvaluationResult result =
        new ChromiumCondition(Map.of("PATH", folder.toString())).evaluate();
    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("apt-get install chromium"));
  }

  @Test
  void whereTheyAreRequiredThatIsAFailure() {
    ChromiumCondition condition =
        new ChromiumCondition(Map.of("PATH", folder.toString(), "LIVE_TESTS", "required"));
    assertThatThrownBy(condition::evaluate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LIVE_TESTS=required");
  }
}
