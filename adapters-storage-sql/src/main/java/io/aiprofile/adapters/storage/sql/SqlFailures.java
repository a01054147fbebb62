package io.aiprofile.adapters.storage.sql;

import io.aiprofile.adapters.storage.sql.SqliteFile.TurnMissed;
import io.aiprofile.application.port.storage.StorageFailure;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a database refused so that a person can help. */
final class SqlFailures {
  /** Above it SQLite's codes say where exactly it happened. */
  private static final int PRIMARY_CODE = 0xff;

  private static final Set<SQLiteErrorCode> DAMAGE =
      EnumSet.of(SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);

  private SqlFailures() {}

  /**
   * @param doing what was being done, as in "add the profile asha-rao in sqlite:/data/platform.db"
   */
  static StorageFailure of(String doing, Exception cause) {
    return new StorageFailure("Could not " + doing + ": " + reason(cause) + ".", cause);
  }

  /** Whether what failed is the database's content, which another attempt finds as it is. */
  static boolean isDamage(StorageFailure failure) {
    return first(failure, DamagedRow.class).isPresent()
        || first(failure, SQLiteException.class)
            .filter(e -> DAMAGE.contains(primaryCode(e)))
            .isPresent();
  }

  private static SQLiteErrorCode primaryCode(SQLiteException e) {
    return SQLiteErrorCode.getErrorCode(e.getResultCode().code & PRIMARY_CODE);
  }

  private static String reason(Exception cause) {
    if (first(cause, DamagedRow.class).isPresent()) {
      return "a row there is not as this program writes it; restore it from a backup";
    }
    if (cause instanceof TurnMissed) {
      return said(cause) + "; try again";
    }
    Optional<SQLiteException> sqlite = first(cause, SQLiteException.class);
    if (sqlite.isPresent()) {
      return reason(sqlite.get());
    }
    Optional<SQLException> stated =
        first(cause, SQLException.class, one -> one.getSQLState() != null);
    if (stated.isPresent()) {
      return ofPostgres(stated.get());
    }
    if (first(cause, SQLTransientConnectionException.class).isPresent()) {
      return "all its connections were in use for too long; look for slow work, or allow more";
    }
    return said(cause);
  }

  private static String reason(SQLiteException e) {
    return switch (primaryCode(e)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "another program holds on to it; look for a second one on the same file";
      case SQLITE_READONLY ->
          "it can only be read; give this user the right to write to the file and its folder";
      case SQLITE_IOERR -> "the disk fails (" + said(e) + "); look after it before anything else";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "it is damaged or no SQLite database, and was left as it is; restore it from a backup";
      case SQLITE_FULL -> "the disk is full; free some space";
      case SQLITE_CANTOPEN ->
          "the file cannot be opened; look at the rights to it and to its folder";
      default -> said(e);
    };
  }

  /** By SQLSTATE, see PostgreSQL's appendix A. */
  private static String ofPostgres(SQLException e) {
    String state = e.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> "the server does not accept user and password; correct them";
      case "3D000" -> "the server has no such database; create it, or correct its name";
      case "08001" ->
          first(e, UnknownHostException.class).isPresent()
              ? "no computer has that name; correct the host"
              : "no server answers there; start it, or correct host and port";
      case "53100" -> "the server's disk is full; free some space";
      case "53300" -> "the server has no connection left; allow it more, or this program fewer";
      case "57014" -> "it took too long; look at what keeps the server busy";
      case "55P03" -> "others held on to the same rows for too long; try again";
      case "42501" -> "this user has no right to that; give it to them";
      case "25006" -> "the server only lets read; connect to the one that lets write";
      default ->
          state.startsWith("08") || state.startsWith("57P")
              ? "the connection broke (" + said(e) + "); see whether the server still runs"
              : said(e);
    };
  }

  /** The first line of what the database itself says. */
  private static String said(Throwable cause) {
    Throwable deepest = causes(cause).reduce((earlier, later) -> later).orElse(cause);
    String message = Objects.requireNonNullElse(deepest.getMessage(), deepest.toString());
    return message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }

  private static <T extends Throwable> Optional<T> first(Throwable cause, Class<T> kind) {
    return first(cause, kind, any -> true);
  }

  private static <T extends Throwable> Optional<T> first(
      Throwable cause, Class<T> kind, Predicate<T> wanted) {
    return causes(cause).filter(kind::isInstance).map(kind::cast).filter(wanted).findFirst();
  }

  private static Stream<Throwable> causes(Throwable cause) {
    return Stream.iterate(cause, Objects::nonNull, Throwable::getCause);
  }
}
