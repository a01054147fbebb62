package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.StorageFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a database is, as a person configures it. Printed without the password. */
sealed interface DatabaseUrl {

  /** A file, which need not exist. */
  record Sqlite(Path file) implements DatabaseUrl {
    @Override
    public String toString() {
      return "sqlite:" + file;
    }
  }

  /**
   * A database of a server.
   *
   * @param hosts one or, separated by commas, several, each with or without a port
   * @param options as the driver understands them, or empty
   */
  record Postgres(
      String hosts, String database, String user, @Nullable String password, String options)
      implements DatabaseUrl {
    String jdbc() {
      return "jdbc:postgresql://"
          + hosts
          + "/"
          + database
          + (options.isEmpty() ? "" : "?" + options);
    }

    @Override
    public String toString() {
      String who = user.isEmpty() ? "" : user + (password == null ? "" : ":***") + "@";
      return "postgres://" + who + hosts + "/" + database;
    }
  }

  Pattern SQLITE = Pattern.compile("(?:jdbc:)?sqlite:(.+)");
  Pattern POSTGRES =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?"
              + "([\\w.\\-:,\\[\\]]+)/([^/?#]+)(?:\\?([^#]*))?");

  /**
   * Reads what was configured.
   *
   * @throws StorageFailure when it is none; the message does not repeat it, for it may hold a
   *     password
   */
  static DatabaseUrl parse(String configured) {
    try {
      Matcher sqlite = SQLITE.matcher(configured);
      if (sqlite.matches() && !sqlite.group(1).matches(":memory:|.*\\?.*")) {
        return new Sqlite(Path.of(sqlite.group(1)).toAbsolutePath().normalize());
      }
      Matcher postgres = POSTGRES.matcher(configured);
      if (postgres.matches()) {
        return postgres(postgres);
      }
    } catch (InvalidPathException e) {
      throw noUrl(e);
    } catch (IllegalArgumentException e) {
      throw noUrl(null); // it says what could not be decoded
    }
    throw noUrl(null);
  }

  private static DatabaseUrl postgres(Matcher url) {
    String user = Optional.ofNullable(url.group(1)).map(DatabaseUrl::decoded).orElse("");
    String password = url.group(2) == null ? null : decoded(url.group(2));
    List<String> options = new ArrayList<>();
    for (String option : Optional.ofNullable(url.group(5)).orElse("").split("&", -1)) {
      if (option.startsWith("user=")) {
        user = decoded(option.substring("user=".length()));
      } else if (option.startsWith("password=")) {
        password = decoded(option.substring("password=".length()));
      } else if (!option.isEmpty()) {
        options.add(option);
      }
    }
    return new Postgres(url.group(3), url.group(4), user, password, String.join("&", options));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static StorageFailure noUrl(@Nullable Throwable cause) {
    return new StorageFailure(
        "The address of the database is none; write sqlite:PATH or"
            + " postgres://USER:PASSWORD@HOST:PORT/DATABASE, with signs in the password that are no"
            + " letters or digits percent-encoded, as in every URL.",
        cause);
  }
}
