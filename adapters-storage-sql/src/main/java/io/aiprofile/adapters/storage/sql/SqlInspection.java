package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Inspection;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lets SQLite check its file, reads every row as those who need it do, and adds up again what is
 * kept as a sum.
 */
public final class SqlInspection implements Inspection {
  private static final String SLUGS =
      List.of(
              "profile",
              "document",
              "index_generation",
              "exchange",
              "chat_event",
              "lead",
              "gap",
              "index_job",
              "index_run")
          .stream()
          .map(table -> "SELECT slug FROM " + table)
          .collect(Collectors.joining(" UNION ", "", " ORDER BY slug"));

  private static final String WRONG_TOTALS =
      """
      SELECT slug FROM
        (SELECT slug, turns FROM chat_total
         UNION ALL SELECT slug, -COUNT(*) FROM chat_event GROUP BY slug) both_sides
      GROUP BY slug HAVING SUM(turns) <> 0 ORDER BY slug
      """;

  private static final String WRONG_DAYS =
      """
      SELECT DISTINCT slug FROM
        (SELECT slug, day, tokens FROM token_day
         UNION ALL SELECT slug, at_ms / 86400000, -SUM(prompt_tokens + completion_tokens)
           FROM token_entry GROUP BY slug, at_ms / 86400000) both_sides
      GROUP BY slug, day HAVING SUM(tokens) <> 0 ORDER BY slug
      """;

  private final SqlDatabase database;

  @Inject
  public SqlInspection(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void inspect(Consumer<String> problem) {
    if (!isIntact(problem)) {
      return; // whatever is read from it may be wrong
    }
    for (String name : select("list the profiles", SLUGS)) {
      Optional<Slug> slug = Slug.parse(name);
      slug.ifPresent(of -> inspect(of, problem));
      if (slug.isEmpty()) {
        problem.accept("Rows in " + database + " are of \"" + name + "\", which is no profile.");
      }
    }
    look(problem, () -> new SqlTokenLedger(database).read(0, entry -> {}));
    look(problem, () -> new SqlOutbox(database).letters(Integer.MAX_VALUE));
    SqlSecrets secrets = new SqlSecrets(database);
    secrets.names().forEach(name -> look(problem, () -> secrets.find(name)));
    select("add up the turns", WRONG_TOTALS)
        .forEach(of -> problem.accept("The turns of " + of + " do not add up to their total."));
    select("add up the ledger", WRONG_DAYS)
        .forEach(of -> problem.accept("What " + of + " used does not add up to its days."));
  }

  private boolean isIntact(Consumer<String> problem) {
    List<String> broken = new ArrayList<>();
    look(
        broken::add,
        () ->
            select("check the file", database.dialect().integrityCheck()).stream()
                .filter(line -> !line.equals("ok"))
                .map(what -> database + " is damaged (" + what + "); restore it from a backup.")
                .forEach(broken::add));
    broken.forEach(problem);
    return broken.isEmpty();
  }

  private void inspect(Slug slug, Consumer<String> problem) {
    look(problem, () -> new SqlProfiles(database).find(slug));
    look(problem, () -> inspectDocuments(slug, problem));
    look(problem, () -> new SqlChunks(database).current(slug));
    look(problem, () -> new SqlConversations(database).read(slug, (visitor, id, exchange) -> {}));
    look(problem, () -> new SqlChatEvents(database).read(slug, event -> {}));
    look(problem, () -> new SqlLeads(database).list(slug));
    look(problem, () -> new SqlGaps(database).list(slug));
    look(problem, () -> new SqlIndexRuns(database).underway(slug));
    look(problem, () -> new SqlIndexRuns(database).recent(slug, Integer.MAX_VALUE));
  }

  /** A document that is replaced meanwhile is not listed as it was. */
  private void inspectDocuments(Slug slug, Consumer<String> problem) {
    SqlDocuments documents = new SqlDocuments(database);
    for (Document document : documents.list(slug)) {
      boolean intact =
          documents.content(slug, document.name()).filter(document::describes).isPresent();
      if (!intact && documents.list(slug).contains(document)) {
        problem.accept(
            "The document %s of %s is not what it was when it was added; upload it again."
                .formatted(document.name(), slug));
      }
    }
  }

  private List<String> select(String doing, String sql) {
    return database.read(doing, handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /** Goes on after damage, not when the database itself is out of reach. */
  private static void look(Consumer<String> problem, Runnable reading) {
    try {
      reading.run();
    } catch (StorageFailure e) {
      if (!SqlFailures.isDamage(e)) {
        throw e;
      }
      problem.accept(String.valueOf(e.getMessage()));
    }
  }
}
