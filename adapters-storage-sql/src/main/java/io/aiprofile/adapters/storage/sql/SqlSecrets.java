package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Secrets;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The installation's keys in the table {@code secret}. */
public final class SqlSecrets implements Secrets {
  private static final Pattern NAME = Pattern.compile("[a-z.-]{1,40}");

  private final SqlDatabase database;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public SqlSecrets(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public byte[] readOrMake(String name) {
    return find(name).orElseGet(() -> make(name));
  }

  @Override
  public List<String> names() {
    return database.read(
        "list the keys",
        handle ->
            handle.createQuery("SELECT name FROM secret ORDER BY name").mapTo(String.class).list());
  }

  @Override
  public Optional<byte[]> find(String name) {
    requireName(name);
    return database.read("read the key " + name, handle -> find(handle, name));
  }

  @Override
  public void put(String name, byte[] key) {
    requireName(name);
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A key has " + BYTES + " bytes");
    }
    database.write(
        "keep the key " + name,
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO secret (name, secret_key) VALUES (:name, :key)
                    ON CONFLICT (name) DO UPDATE SET secret_key = excluded.secret_key
                    """)
                .bind("name", name)
                .bind("key", key)
                .execute());
  }

  /** Or the one that somebody else has made meanwhile. */
  private byte[] make(String name) {
    byte[] made = new byte[BYTES];
    random.nextBytes(made);
    return database.write(
        "make the key " + name,
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO secret (name, secret_key) VALUES (:name, :key)
                  ON CONFLICT (name) DO NOTHING
                  """)
              .bind("name", name)
              .bind("key", made)
              .execute();
          return find(handle, name).orElseThrow();
        });
  }

  private static Optional<byte[]> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT secret_key FROM secret WHERE name = :name")
        .bind("name", name)
        .map(DamagedRow.unless(SqlSecrets::key))
        .findOne();
  }

  private static byte[] key(ResultSet row, StatementContext context) throws SQLException {
    byte[] key = row.getBytes("secret_key");
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A key has " + BYTES + " bytes");
    }
    return key;
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a key");
    }
  }
}
