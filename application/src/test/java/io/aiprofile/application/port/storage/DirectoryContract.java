package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.generation;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.Directory.Found;
import io.aiprofile.application.port.storage.Directory.Word;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Directory} does. The test of an adapter implements it. */
public interface DirectoryContract {
  /**
   * The directory under test, empty when a test starts. A further call within the test opens the
   * same data anew, so that only what was really kept is found.
   */
  Directory directory();

  /** Where the profiles come in, opened anew likewise. */
  Profiles profiles();

  /** Where their indexes come in, opened anew likewise. */
  Chunks chunks();

  private void add(Slug slug, String name, String headline) {
    profiles()
        .add(
            new Profile(
                slug, new DisplayName(name), new Headline(headline), ProfileStatus.ENABLED, NOW));
  }

  private void index(Slug slug, String... terms) {
    FileName name = new FileName("cv.md");
    chunks()
        .publish(
            slug,
            generation(
                "g-" + String.join("-", terms),
                List.of(
                    new IndexedDocument(name, ContentHash.of("cv"), List.of(), Set.of(terms)))));
  }

  /** Found by words that stand for themselves. */
  private List<String> found(String... words) {
    return slugs(directory().find(words(words), 0, 99));
  }

  private static List<Word> words(String... words) {
    return Arrays.stream(words).map(word -> new Word(word, Set.of(word))).toList();
  }

  private static List<String> slugs(Found found) {
    return found.profiles().stream().map(profile -> profile.slug().value()).toList();
  }

  @Test
  default void inAnEmptyDirectoryNothingIsFound() {
    assertThat(directory().find(List.of(), 0, 9)).isEqualTo(new Found(List.of(), 0));
    assertThat(directory().find(words("asha"), 5, 9)).isEqualTo(new Found(List.of(), 0));
  }

  @Test
  default void aProfileIsFoundInEveryField() {
    add(ASHA, "Asha Rao", "Director");

    assertThat(directory().find(List.of(), 0, 9).profiles())
        .containsExactly(profiles().find(ASHA).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(ProfileStatus.class)
  default void onlyThoseThatMayBeChattedWithAreFound(ProfileStatus status) {
    add(ASHA, "Asha Rao", "Director");
    index(ASHA, "theremin");
    profiles().update(ASHA, profile -> profile.with(status));

    int expected = status.allowsChat() ? 1 : 0;
    assertThat(found()).hasSize(expected);
    assertThat(found("asha")).hasSize(expected);
    assertThat(found("theremin")).hasSize(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "asha, asha-rao",
    "ash, asha-rao",
    "rao, asha-rao",
    "dir, asha-rao",
    "pay, asha-rao",
    "theremin, mira",
    "mira, mira",
    "elod, elodie",
    "sahin, elodie",
    "李, li",
    "龙, li",
    "मीरा, meera",
    "c++, meera",
    "node, meera"
  })
  default void aWordIsTheBeginningOfOneInNameOrHeadlineOrATermOfADocument(
      String word, String slug) {
    add(ASHA, "Asha Rao", "Director, Zeta Pay");
    add(new Slug("mira"), "Mira Krishnan", "");
    index(new Slug("mira"), "theremin");
    add(new Slug("elodie"), "Élodie Şahin", "");
    add(new Slug("li"), "李小龙", "");
    add(new Slug("meera"), "मीरा कृष्णन्", "C++ and Node.js");

    assertThat(found(word)).containsExactly(slug);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha", "ther", "theremins", "%", "_sha", "a%", "'", "\\", "asha rao"})
  default void nothingElseIsFound(String word) {
    add(ASHA, "Asha Rao", "Director");
    index(ASHA, "theremin");

    assertThat(found(word)).isEmpty();
  }

  @Test
  default void anEmptyPrefixBeginsNothing() {
    add(ASHA, "Asha Rao", "Director");
    index(ASHA, "theremin");

    assertThat(directory().find(List.of(new Word("", Set.of())), 0, 9).total()).isZero();
    assertThat(directory().find(List.of(new Word("", Set.of("theremin"))), 0, 9).total()).isOne();
  }

  @Test
  default void anyOfTheTermsOfAWordWillDo() {
    add(ASHA, "Asha Rao", "");
    index(ASHA, "lead", "platform");

    assertThat(
            directory().find(List.of(new Word("led", Set.of("led", "lead", "leit"))), 0, 9).total())
        .isOne();
  }

  @Test
  default void everyWordMustBeThereWhereverItStands() {
    add(ASHA, "Asha Rao", "Director");
    index(ASHA, "theremin");
    add(ASHA_2, "Asha Rao", "Engineer");

    assertThat(found("asha", "director", "theremin")).containsExactly("asha-rao");
    assertThat(found("asha", "engineer", "theremin")).isEmpty();
    assertThat(found("asha", "rao")).hasSize(2);
  }

  @Test
  default void thoseWithAllWordsInTheNameComeFirstThenByNameThenBySlug() {
    add(new Slug("abel"), "Abel Aho", "");
    index(new Slug("abel"), "rao");
    add(new Slug("zoe"), "zoe Rao", "");
    add(ASHA_2, "Asha Rao", "");
    add(ASHA, "asha rao", "");
    add(new Slug("ben"), "Ben Aho", "Rao and sons");

    assertThat(found("rao")).containsExactly(ASHA.value(), ASHA_2.value(), "zoe", "abel", "ben");
    assertThat(found()).containsExactly("abel", ASHA.value(), ASHA_2.value(), "ben", "zoe");
  }

  @Test
  default void aPageIsAPartOfTheWhole() {
    IntStream.range(10, 40).forEach(n -> add(new Slug("person-" + n), "Person " + n, ""));

    Found page = directory().find(words("person"), 12, 5);

    assertThat(page.total()).isEqualTo(30);
    assertThat(slugs(page))
        .containsExactly("person-22", "person-23", "person-24", "person-25", "person-26");
    assertThat(directory().find(List.of(), 28, 5).profiles()).hasSize(2);
    assertThat(directory().find(List.of(), 30, 5)).isEqualTo(new Found(List.of(), 30));
  }

  @Test
  default void whatIsChangedIsFoundAtOnceAndWhatWasThereNoMore() {
    Directory directory = directory();
    add(ASHA, "Asha Rao", "Director");
    index(ASHA, "nine");
    assertThat(directory.find(words("director", "nine"), 0, 9).total()).isOne();

    profiles().update(ASHA, profile -> profile.with(new Headline("Engineer")));
    index(ASHA, "theremin");

    assertThat(directory.find(words("engineer", "theremin"), 0, 9).total()).isOne();
    assertThat(directory.find(words("director"), 0, 9).total()).isZero();
    assertThat(directory.find(words("nine"), 0, 9).total()).isZero();

    chunks().erase(ASHA);
    assertThat(directory.find(words("theremin"), 0, 9).total()).isZero();
    assertThat(directory.find(words("asha"), 0, 9).total()).isOne();

    profiles().erase(ASHA);
    assertThat(directory.find(words("asha"), 0, 9).total()).isZero();
  }
}
