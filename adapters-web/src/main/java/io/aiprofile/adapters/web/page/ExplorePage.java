package io.aiprofile.adapters.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The directory.
 *
 * @param query as typed, or empty
 * @param total people found on all pages
 * @param page counted from 1
 * @param pages at least 1
 */
public record ExplorePage(
    Shell shell, String query, List<PersonCard> people, int total, int page, int pages) {

  public String count() {
    String people = total == 1 ? "1 person" : total + " people";
    if (query.isEmpty()) {
      return people;
    }
    return total == 0
        ? "Nobody matches “" + query + "”"
        : people + (total == 1 ? " matches “" : " match “") + query + "”";
  }

  /** Of another page of the same search. */
  public String href(int number) {
    String search =
        query.isEmpty() ? "" : "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&";
    return "/explore?" + search + "page=" + number;
  }

  /** The pages worth a link of their own: the ends and the neighbours. */
  public List<Integer> landmarks() {
    return IntStream.rangeClosed(1, pages)
        .filter(number -> number == 1 || number == pages || Math.abs(number - page) <= 1)
        .boxed()
        .toList();
  }
}
