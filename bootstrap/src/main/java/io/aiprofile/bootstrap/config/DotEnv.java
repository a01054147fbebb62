package io.aiprofile.bootstrap.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: {@code KEY=VALUE} lines, blank lines, and comments behind {@code #}. A value
 * in single or double quotes is taken as it stands; nothing is expanded.
 */
record DotEnv(Map<String, String> values, List<String> problems) {
  private static final long MAX_SIZE_BYTES = 100_000;
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\s*(?:export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?<value>.*?)\\s*");
  private static final Pattern QUOTED =
      Pattern.compile("(?<quote>[\"'])(?<text>.*?)\\k<quote>\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*$");

  /** The file of that folder; empty when there is none. */
  static DotEnv in(Path folder) {
    Path file = folder.resolve(".env");
    if (Files.notExists(file)) {
      return new DotEnv(Map.of(), List.of());
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_SIZE_BYTES) {
        return unreadable(file, "it must be a file of at most 100 KB");
      }
      return parse(Files.readAllLines(file));
    } catch (CharacterCodingException e) {
      return unreadable(file, "it is not UTF-8 text");
    } catch (IOException e) {
      return unreadable(file, "this user may not read it, or the disk failed");
    }
  }

  static DotEnv parse(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("^\ufeff", "");
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (assignment.matches()) {
        values.put(assignment.group("key"), value(assignment.group("value")));
      } else {
        // The line itself may be half a secret, so only its number is told.
        problems.add("Line %d of .env is not KEY=VALUE.".formatted(i + 1));
      }
    }
    return new DotEnv(values, problems);
  }

  private static String value(String written) {
    Matcher quoted = QUOTED.matcher(written);
    return quoted.matches()
        ? quoted.group("text")
        : COMMENT.matcher(written).replaceFirst("").strip();
  }

  private static DotEnv unreadable(Path file, String reason) {
    return new DotEnv(Map.of(), List.of("%s cannot be read: %s.".formatted(file, reason)));
  }
}
