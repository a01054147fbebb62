package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Searches the words of profiles and the terms of indexes, by the database's own indexes. */
public final class SqlDirectory implements Directory {
  /** Behind every character that a word can have. */
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

  private static final String PUBLIC =
      Arrays.stream(ProfileStatus.values())
          .filter(ProfileStatus::allowsChat)
          .map(status -> "'" + SqlProfiles.status(status) + "'")
          .collect(Collectors.joining(", ", "p.status IN (", ")"));

  private final SqlDatabase database;

  @Inject
  public SqlDirectory(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public Found find(List<Word> words, int skip, int limit) {
    Search search = new Search(words);
    return database.readAtOneMoment(
        "search the profiles",
        handle -> new Found(page(handle, search, skip, limit), total(handle, search)));
  }

  private static List<Profile> page(Handle handle, Search search, int skip, int limit) {
    return handle
        .createQuery(
            "SELECT p.slug, p.status, p.created_ms, p.body FROM profile p WHERE "
                + search.found()
                + " ORDER BY "
                + search.rank()
                + "p.name_key, p.slug LIMIT :limit OFFSET :skip")
        .bindMap(search.bound)
        .bind("limit", limit)
        .bind("skip", skip)
        .map(DamagedRow.unless(SqlProfiles::profile))
        .list();
  }

  private static int total(Handle handle, Search search) {
    return handle
        .createQuery("SELECT COUNT(*) FROM profile p WHERE " + search.found())
        .bindMap(search.bound)
        .mapTo(Integer.class)
        .one();
  }

  /** The conditions for some words, everything that comes from outside as a parameter. */
  private static final class Search {
    private final Map<String, String> bound = new LinkedHashMap<>();
    private final List<String> found = new ArrayList<>(List.of(PUBLIC));
    private final List<String> inName = new ArrayList<>();

    private Search(List<Word> words) {
      for (Word word : words) {
        add(word);
      }
    }

    private String found() {
      return String.join(" AND ", found);
    }

    /** What comes first where there are words that may be in the name. */
    private String rank() {
      return inName.isEmpty()
          ? ""
          : "CASE WHEN " + String.join(" AND ", inName) + " THEN 0 ELSE 1 END, ";
    }

    private void add(Word word) {
      List<String> ways = new ArrayList<>();
      if (!word.prefix().isEmpty() && ColumnText.canHold(word.prefix())) {
        String begins =
            "SELECT slug FROM profile_word WHERE word >= "
                + parameter(word.prefix())
                + " AND word < "
                + parameter(word.prefix() + LAST_CHARACTER);
        ways.add(begins);
        inName.add("p.slug IN (" + begins + " AND in_name = 1)");
      } else {
        inName.add("1 = 0");
      }
      String terms =
          word.terms().stream()
              .filter(ColumnText::canHold)
              .map(this::parameter)
              .collect(Collectors.joining(", "));
      if (!terms.isEmpty()) {
        ways.add("SELECT slug FROM index_term WHERE term IN (" + terms + ")");
      }
      found.add(ways.isEmpty() ? "1 = 0" : "p.slug IN (" + String.join(" UNION ", ways) + ")");
    }

    private String parameter(String value) {
      String name = "w" + bound.size();
      bound.put(name, value);
      return ":" + name;
    }
  }
}
