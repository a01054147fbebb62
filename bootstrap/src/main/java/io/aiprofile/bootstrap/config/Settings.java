package io.aiprofile.bootstrap.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/** Reads settings by name; notes what is wrong and goes on with the default, to find it all. */
final class Settings {
  /** The names of the earlier system, and those of this one's logging. */
  static final Map<String, Level> LEVELS =
      Map.of(
          "trace", Level.TRACE,
          "debug", Level.DEBUG,
          "info", Level.INFO,
          "warn", Level.WARN,
          "warning", Level.WARN,
          "error", Level.ERROR);

  static final Map<String, Boolean> SWITCH =
      Map.of("true", true, "1", true, "yes", true, "false", false, "0", false, "no", false);

  private static final int MAX_SHOWN = 60;

  private static final Pattern ORIGIN =
      Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+(:[0-9]{1,5})?/?");

  private final Map<String, String> values;
  private final List<String> problems;
  private final Map<String, String> read = new TreeMap<>();

  Settings(Map<String, String> values, List<String> problems) {
    this.values = values;
    this.problems = new ArrayList<>(problems);
  }

  /** The value as set; one that is empty counts as not set. */
  String text(String key, String byDefault) {
    String set = values.getOrDefault(key, "").strip();
    String value = set.isEmpty() ? byDefault : set;
    read.put(key, value);
    return value;
  }

  int number(String key, int min, int max, int byDefault) {
    String typed = text(key, Integer.toString(byDefault));
    // A digit more than the largest int has already makes it too large, and fits a long.
    if (typed.matches("[0-9]{1,11}")) {
      long number = Long.parseLong(typed);
      if (number >= min && number <= max) {
        return (int) number;
      }
    }
    refuse(key, typed, "a number from %d to %d".formatted(min, max));
    return byDefault;
  }

  /** A public address such as {@code https://profiles.example}, or the empty text. */
  String origin(String key) {
    String typed = text(key, "");
    if (typed.isEmpty() || ORIGIN.matcher(typed).matches()) {
      return typed.replaceAll("/$", "");
    }
    refuse(key, typed, "an address such as https://profiles.example, without a path");
    return "";
  }

  <T> T choice(String key, Map<String, T> choices, String byDefault) {
    String typed = text(key, byDefault);
    T chosen = choices.get(typed.toLowerCase(Locale.ROOT));
    if (chosen != null) {
      return chosen;
    }
    String accepted = String.join(", ", new TreeSet<>(choices.keySet()));
    refuse(key, typed, choices.size() == 1 ? accepted + ", nothing else yet" : accepted);
    return Objects.requireNonNull(choices.get(byDefault));
  }

  void refuse(String key, String typed, String accepted) {
    String shown = Keys.isSecret(key) ? "***" : typed.replaceAll("\\p{Cntrl}", "?");
    String cut = shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN) + "…";
    problems.add("%s is “%s”; accepted: %s.".formatted(key, cut, accepted));
  }

  void throwIfAnyIsWrong() throws InvalidConfiguration {
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  /** What was read with the defaults, and every other setting of ours that is set. */
  List<String> effective() {
    Map<String, String> all = new TreeMap<>(read);
    values.forEach(
        (key, value) -> {
          if (Keys.isKnown(key)) {
            all.putIfAbsent(key, value);
          }
        });
    return all.entrySet().stream()
        .map(
            setting ->
                setting.getKey()
                    + "="
                    + (Keys.isSecret(setting.getKey()) ? "***" : setting.getValue()))
        .toList();
  }
}
