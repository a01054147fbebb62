package io.aiprofile.adapters.storage.sql;

import io.aiprofile.adapters.storage.sql.SqliteFile.TurnMissed;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a database refused so that a person can help. */
final class SqlFailures {
  /** Above it SQLite's codes say where exactly it happened. */
  private static final int PRIMARY_CODE = 0xff;

  /**
   * @param words what is wrong; a remedy
   */
  private record Reason(Kind kind, String words) {}

  private SqlFailures() {}

  /**
   * @param doing what was being done, as in "add the profile asha-rao in sqlite:/data/platform.db"
   */
  static StorageFailure of(String doing, Exception cause) {
    Reason reason = reason(cause);
    return new StorageFailure(reason.kind, "Could not " + doing + ": " + reason.words + ".", cause);
  }

  private static Reason reason(Exception cause) {
    if (first(cause, DamagedRow.class).isPresent()) {
      return new Reason(
          Kind.DAMAGED, "a row there is not as this program writes it; restore it from a backup");
    }
    if (cause instanceof TurnMissed) {
      return new Reason(Kind.LOCKED, said(cause) + "; try again");
    }
    Optional<SQLiteException> sqlite = first(cause, SQLiteException.class);
    if (sqlite.isPresent()) {
      return ofSqlite(sqlite.get());
    }
    Optional<SQLException> stated =
        first(cause, SQLException.class, one -> one.getSQLState() != null);
    if (stated.isPresent()) {
      return ofPostgres(stated.get());
    }
    if (first(cause, SQLTransientConnectionException.class).isPresent()) {
      return new Reason(
          Kind.UNREACHABLE,
          "all its connections were in use for too long; look for slow work, or allow more");
    }
    return new Reason(Kind.OTHER, said(cause));
  }

  private static Reason ofSqlite(SQLiteException e) {
    return switch (SQLiteErrorCode.getErrorCode(e.getResultCode().code & PRIMARY_CODE)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new Reason(
              Kind.LOCKED,
              "another program holds on to it; look for a second one on the same file");
      case SQLITE_READONLY ->
          new Reason(
              Kind.READ_ONLY,
              "it can only be read; give this user the right to write to the file and its folder");
      case SQLITE_IOERR ->
          new Reason(
              Kind.READ_ONLY,
              "the disk fails (" + said(e) + "); look after it before anything else");
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new Reason(
              Kind.DAMAGED,
              "it is damaged or no SQLite database, and was left as it is; restore it from a"
                  + " backup");
      case SQLITE_FULL -> new Reason(Kind.FULL, "the disk is full; free some space");
      case SQLITE_CANTOPEN ->
          new Reason(
              Kind.OTHER, "the file cannot be opened; look at the rights to it and to its folder");
      default -> new Reason(Kind.OTHER, said(e));
    };
  }

  /** By SQLSTATE, see PostgreSQL's appendix A. */
  private static Reason ofPostgres(SQLException e) {
    return switch (e.getSQLState()) {
      case "28P01", "28000" ->
          new Reason(Kind.OTHER, "the server does not accept user and password; correct them");
      case "3D000" ->
          new Reason(Kind.OTHER, "the server has no such database; create it, or correct its name");
      case "08001" -> new Reason(Kind.UNREACHABLE, unreachable(e));
      case "53100" -> new Reason(Kind.FULL, "the server's disk is full; free some space");
      case "53300" ->
          new Reason(
              Kind.UNREACHABLE,
              "the server has no connection left; allow it more, or this program fewer");
      case "57014" ->
          new Reason(Kind.UNREACHABLE, "it took too long; look at what keeps the server busy");
      case "55P03", "40P01" ->
          new Reason(Kind.LOCKED, "others held on to the same rows for too long; try again");
      case "42501" -> new Reason(Kind.OTHER, "this user has no right to that; give it to them");
      case "25006" ->
          new Reason(
              Kind.READ_ONLY, "the server only lets read; connect to the one that lets write");
      case "XX001", "XX002" ->
          new Reason(Kind.DAMAGED, "the server's files are damaged; restore them from a backup");
      default -> ofPostgresClass(e);
    };
  }

  private static Reason ofPostgresClass(SQLException e) {
    return e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P")
        ? new Reason(
            Kind.UNREACHABLE,
            "the connection broke (" + said(e) + "); see whether the server still runs")
        : new Reason(Kind.OTHER, said(e));
  }

  private static String unreachable(SQLException e) {
    return first(e, UnknownHostException.class).isPresent()
        ? "no computer has that name; correct the host"
        : "no server answers there; start it, or correct host and port";
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
