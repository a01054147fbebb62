package io.aiprofile.application.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object (RFC 8259) into JDK types; a null is left out. */
final class SimpleJson {
  private static final Pattern FENCE = Pattern.compile("(?s)\\s*```(?:json)?\\s*(.*?)```\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern STRING =
      Pattern.compile("\"((?:[^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");

  private final String text;
  private int at;

  private SimpleJson(String text) {
    this.text = text;
  }

  /** The object, also when it is fenced as Markdown; empty when the text is none. */
  static Optional<Map<String, Object>> object(String text) {
    Matcher fence = FENCE.matcher(text);
    SimpleJson json = new SimpleJson((fence.matches() ? fence.group(1) : text).strip());
    try {
      Map<String, Object> object = json.object();
      return json.at == json.text.length() ? Optional.of(object) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    if (!next('}')) {
      do {
        skipBlanks();
        String name = string();
        expect(':');
        Object value = value();
        if (value != null) {
          members.put(name, value);
        }
      } while (next(','));
      expect('}');
    }
    return Collections.unmodifiableMap(members);
  }

  private List<Object> list() {
    List<Object> items = new ArrayList<>();
    expect('[');
    if (!next(']')) {
      do {
        Object value = value();
        if (value != null) {
          items.add(value);
        }
      } while (next(','));
      expect(']');
    }
    return List.copyOf(items);
  }

  private @Nullable Object value() {
    skipBlanks();
    return switch (at < text.length() ? text.charAt(at) : ' ') {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private @Nullable Object literal(String word, @Nullable Object value) {
    token(Pattern.compile(word));
    return value;
  }

  private Object number() {
    Matcher number = token(NUMBER);
    if (number.group(1) == null && number.group(2) == null) {
      try {
        return Long.valueOf(number.group());
      } catch (NumberFormatException larger) {
        return Double.valueOf(number.group());
      }
    }
    return Double.valueOf(number.group());
  }

  private String string() {
    return ESCAPE
        .matcher(token(STRING).group(1))
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    escape.group(1) != null
                        ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                        : unescaped(escape.group(2))));
  }

  private static String unescaped(String letter) {
    return letter.equals("/") ? letter : ("\\" + letter).translateEscapes();
  }

  private Matcher token(Pattern pattern) {
    Matcher token = pattern.matcher(text).region(at, text.length());
    if (!token.lookingAt()) {
      throw new IllegalArgumentException("No JSON at " + at);
    }
    at = token.end();
    return token;
  }

  private void expect(char sign) {
    if (!next(sign)) {
      throw new IllegalArgumentException("No " + sign + " at " + at);
    }
  }

  private boolean next(char sign) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == sign) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
