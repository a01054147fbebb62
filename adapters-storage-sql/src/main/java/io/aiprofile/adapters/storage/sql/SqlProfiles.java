package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.SearchWords;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The registry in the table {@code profile}, and the words that it is searched by. What a later
 * version puts into a row beside what this one knows stays there when the row is changed.
 */
public final class SqlProfiles implements Profiles {
  /** Everything that goes with a profile: all but the ledger, where it has no name any more. */
  private static final List<String> OF_A_PROFILE =
      List.of(
          "profile_word",
          "document",
          "index_generation",
          "index_chunk",
          "index_term",
          "exchange",
          "chat_total",
          "chat_event",
          "lead",
          "gap",
          "notice",
          "index_job",
          "index_run");

  private record Body(String name, String headline) {}

  private record Row(Profile profile, String body) {}

  private final SqlDatabase database;

  @Inject
  public SqlProfiles(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public boolean add(Profile profile) {
    return database.write(
        "add the profile " + profile.slug(),
        handle -> {
          boolean added =
              handle
                      .createUpdate(
                          """
                          INSERT INTO profile (slug, status, name_key, created_ms, body)
                          VALUES (:slug, :status, :name, :created, :body)
                          ON CONFLICT (slug) DO NOTHING
                          """)
                      .bind("slug", profile.slug().value())
                      .bind("status", status(profile.status()))
                      .bind("name", nameKey(profile))
                      .bind("created", profile.createdAt().toEpochMilli())
                      .bind("body", JsonBody.of(body(profile)))
                      .execute()
                  == 1;
          if (added) {
            insertWords(handle, profile);
          }
          return added;
        });
  }

  @Override
  public Optional<Profile> find(Slug slug) {
    return database
        .read("find the profile " + slug, handle -> row(handle, slug, ""))
        .map(Row::profile);
  }

  @Override
  public List<Profile> list() {
    return database.read(
        "list the profiles",
        handle ->
            handle
                .createQuery("SELECT slug, status, created_ms, body FROM profile ORDER BY slug")
                .map(DamagedRow.unless(SqlProfiles::profile))
                .list());
  }

  @Override
  public Optional<Profile> update(Slug slug, UnaryOperator<Profile> change) {
    return database.write(
        "change the profile " + slug,
        handle ->
            row(handle, slug, database.dialect().forUpdate())
                .map(before -> changed(handle, before, change)));
  }

  /** Takes along whatever is left of the profile, so that who gets the slug gets only it. */
  @Override
  public boolean erase(Slug slug) {
    return database.erase(
        "erase the profile " + slug,
        handle -> {
          database.dialect().lock(handle, slug);
          for (String table : OF_A_PROFILE) {
            ProfileRows.delete(handle, table, slug);
          }
          return ProfileRows.delete(handle, "profile", slug) == 1;
        });
  }

  private static Optional<Row> row(Handle handle, Slug slug, String forUpdate) {
    return handle
        .createQuery(
            "SELECT slug, status, created_ms, body FROM profile WHERE slug = :slug" + forUpdate)
        .bind("slug", slug.value())
        .map(DamagedRow.unless(SqlProfiles::row))
        .findOne();
  }

  private static Profile changed(Handle handle, Row before, UnaryOperator<Profile> change) {
    Slug slug = before.profile.slug();
    Profile after = change.apply(before.profile);
    if (!after.slug().equals(slug)) {
      throw new IllegalArgumentException("A profile keeps its slug");
    }
    handle
        .createUpdate(
            """
            UPDATE profile
            SET status = :status, name_key = :name, created_ms = :created, body = :body
            WHERE slug = :slug
            """)
        .bind("status", status(after.status()))
        .bind("name", nameKey(after))
        .bind("created", after.createdAt().toEpochMilli())
        .bind("body", JsonBody.changed(before.body, body(after)))
        .bind("slug", slug.value())
        .execute();
    if (!body(after).equals(body(before.profile))) {
      ProfileRows.delete(handle, "profile_word", slug);
      insertWords(handle, after);
    }
    return new Profile(
        slug,
        after.name(),
        after.headline(),
        after.status(),
        after.createdAt().truncatedTo(ChronoUnit.MILLIS));
  }

  private static void insertWords(Handle handle, Profile profile) {
    Set<String> inName = SearchWords.of(profile.name().value());
    Set<String> words = new TreeSet<>(inName);
    words.addAll(SearchWords.of(profile.headline().value()));
    Batch batch =
        new Batch(
            handle,
            "INSERT INTO profile_word (slug, word, in_name) VALUES (:slug, :word, :inName)");
    for (String word : words) {
      batch.add(
          Map.of(
              "slug",
              profile.slug().value(),
              "word",
              word,
              "inName",
              inName.contains(word) ? 1 : 0));
    }
    batch.execute();
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(profile(row, context), row.getString("body"));
  }

  /** Of a row with slug, status, created_ms and body. */
  static Profile profile(ResultSet row, StatementContext context) throws SQLException {
    Body body = JsonBody.read(row.getString("body"), Body.class);
    return new Profile(
        new Slug(row.getString("slug")),
        new DisplayName(body.name),
        new Headline(body.headline),
        ProfileStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        Instant.ofEpochMilli(row.getLong("created_ms")));
  }

  /** As it is written. */
  static String status(ProfileStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String nameKey(Profile profile) {
    return profile.name().value().toLowerCase(Locale.ROOT);
  }

  private static Body body(Profile profile) {
    return new Body(profile.name().value(), profile.headline().value());
  }
}
