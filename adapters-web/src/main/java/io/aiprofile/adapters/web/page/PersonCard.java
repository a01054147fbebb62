package io.aiprofile.adapters.web.page;

import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Profile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A professional as the directory shows them.
 *
 * @param question one that the documents can answer, or empty
 */
public record PersonCard(
    String slug, String name, String initials, String headline, String question) {

  /** Opens the conversation; the fragment puts the question into the composer, unsent. */
  public String askHref() {
    return "/chat/" + slug + "#ask=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
  }

  public static PersonCard of(Profile profile, Optional<Question> question) {
    return new PersonCard(
        profile.slug().value(),
        profile.name().value(),
        initials(profile.name()),
        profile.headline().value(),
        question.map(Question::text).orElse(""));
  }

  /** The first letters of the first and the last part of a name. */
  public static String initials(DisplayName name) {
    List<String> parts = List.of(name.value().split(" "));
    String first = firstLetter(parts.getFirst());
    return parts.size() == 1 ? first : first + firstLetter(parts.getLast());
  }

  private static String firstLetter(String part) {
    return part.codePoints()
        .filter(Character::isLetter)
        .limit(1)
        .map(Character::toUpperCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
