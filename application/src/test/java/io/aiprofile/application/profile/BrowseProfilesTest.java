package io.aiprofile.application.profile;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.memory.InMemoryChunks;
import io.aiprofile.application.memory.InMemoryDirectory;
import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.profile.BrowseProfiles.Listed;
import io.aiprofile.application.profile.BrowseProfiles.Page;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowseProfilesTest {
  private final SmallPlatform small = new SmallPlatform();

  /** A public profile whose only document says this. */
  private Slug open(String name, String text) {
    Slug slug = small.create(name);
    small.set(slug, ProfileStatus.ENABLED);
    if (!text.isEmpty()) {
      small.add(slug, "cv.txt", text);
      small.index(slug);
    }
    return slug;
  }

  private Page browse(String query, int page) {
    return small.platform().browseProfiles().browse(query, page);
  }

  private List<String> found(String query) {
    return names(browse(query, 1));
  }

  private static List<String> names(Page page) {
    return page.profiles().stream().map(listed -> listed.profile().name().value()).toList();
  }

  @Test
  void anEmptyDirectoryHasOneEmptyPage() {
    assertThat(browse("", 1)).isEqualTo(new Page(List.of(), 1, 1, 0));
    assertThat(browse("anything", 7)).isEqualTo(new Page(List.of(), 1, 1, 0));
  }

  @ParameterizedTest
  @EnumSource
  void onlyPublicProfilesAreListedAndFound(ProfileStatus status) {
    small.set(open("Asha Rao", "She plays the theremin."), status);

    for (String query : List.of("", "asha", "theremin")) {
      assertThat(browse(query, 1).total()).as(query).isEqualTo(status.allowsChat() ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asha|Asha Rao",
        "ASH|Asha Rao",
        "rao asha|Asha Rao",
        "elod|Élodie Şahin",
        "Élodie sahin|Élodie Şahin",
        "मीरा|मीरा कृष्णन्",
        "director|Asha Rao",
        "direct pay|Asha Rao",
        "theremin|Élodie Şahin",
        "cafe|मीरा कृष्णन्",
        "elodie theremin|Élodie Şahin"
      })
  void aProfileIsFoundByNameHeadlineAndWordsOfItsDocuments(String query, String name) {
    Slug asha = open("Asha Rao", "Led nine.");
    small.platform().changeHeadline().change(asha, "Director, Zeta Pay");
    open("Élodie Şahin", "She plays the theremin.");
    open("मीरा कृष्णन्", "She opened a café.");

    assertThat(found(query)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"asha theremin", "sha", "harpsichord", "ther", "zz asha"})
  void everyWordMustBeThere(String query) {
    open("Asha Rao", "Led nine.");
    open("Mira Krishnan", "She plays the theremin.");

    assertThat(found(query)).isEmpty();
  }

  @Test
  void whoHasTheWordInTheNameComesFirst() {
    open("Abel Aho", "He wrote a recommendation for Rao.");
    open("Zoe Rao", "Led nine.");

    assertThat(found("rao")).containsExactly("Zoe Rao", "Abel Aho");
  }

  @Test
  void theOrderIsThatOfTheNamesAndAlwaysTheSame() {
    for (String name : List.of("zoe", "Abel", "mira", "Abel", "Élodie")) {
      open(name, "");
    }

    assertThat(found("")).containsExactly("Abel", "Abel", "mira", "zoe", "Élodie");
    assertThat(browse("", 1).profiles().subList(0, 2))
        .extracting(listed -> listed.profile().slug().value())
        .containsExactly("abel", "abel-2");
  }

  @Test
  void pagesHoldTwelveAndTheLastOneTheRest() {
    List<String> names =
        IntStream.range(10, 40).mapToObj(n -> "Person " + (char) ('a' + n % 26) + n).toList();
    names.forEach(name -> open(name, ""));
    List<String> sorted = names.stream().sorted().toList();

    assertThat(browse("", 1)).returns(3, Page::pages).returns(30, Page::total);
    assertThat(names(browse("", 1))).isEqualTo(sorted.subList(0, 12));
    assertThat(names(browse("person", 2))).isEqualTo(sorted.subList(12, 24));
    assertThat(names(browse("", 3))).isEqualTo(sorted.subList(24, 30));
  }

  @ParameterizedTest
  @CsvSource({"-2147483648, 1", "0, 1", "1, 1", "2, 2", "3, 2", "2147483647, 2"})
  void aPageThatIsNotThereIsTheNearest(int wanted, int shown) {
    IntStream.range(0, 13).forEach(n -> open("Person " + (char) ('a' + n), ""));

    assertThat(browse("", wanted).number()).isEqualTo(shown);
    assertThat(browse("", wanted).profiles()).hasSize(shown == 1 ? 12 : 1);
  }

  @Test
  void aListedProfileShowsAQuestionThatItCanAnswer() {
    open("Asha Rao", SmallPlatform.LETTER);
    open("Somebody New", "");

    List<Listed> listed = browse("", 1).profiles();

    assertThat(listed.get(0).question()).contains(small.suggestions(ASHA).getFirst());
    assertThat(listed.get(1).question()).isEmpty();
  }

  @Test
  void aNewIndexGenerationIsSeenAtOnce() {
    Slug slug = open("Asha Rao", "Led nine.");
    assertThat(found("theremin")).isEmpty();

    small.add(slug, "cv.txt", "She plays the theremin.");
    small.index(slug);
    assertThat(found("theremin")).hasSize(1);
    assertThat(found("nine")).isEmpty();

    small.chunks().erase(slug);
    assertThat(found("theremin")).isEmpty();
    assertThat(found("asha")).hasSize(1);
  }

  @Test
  void aLongQueryIsCut() {
    open("Asha Rao", "Led nine.");

    assertThat(found("asha " + "rao ".repeat(24) + "harpsichord".repeat(100_000))).hasSize(1);
    assertThat(found("x".repeat(1_000_000))).isEmpty();
    assertThat(found("\ud83c\udf93".repeat(99))).hasSize(1);
  }

  @Test
  void oneDamagedIndexDoesNotCloseTheDirectory() {
    InMemoryProfiles profiles = new InMemoryProfiles();
    InMemoryChunks kept = new InMemoryChunks();
    Slug asha = open("Asha Rao", "She plays the theremin.");
    Slug mira = open("Mira Krishnan", "She plays the theremin too.");
    for (Slug slug : List.of(asha, mira)) {
      Profile profile = small.profiles().find(slug).orElseThrow();
      profiles.add(profile);
      kept.publish(slug, small.chunks().current(slug).orElseThrow());
    }
    Chunks damaged = damagedFor(asha, kept);
    BrowseProfiles browse =
        new BrowseProfiles(
            new InMemoryDirectory(profiles, damaged), damaged, new SimpleTextAnalyzer());

    assertThat(names(browse.browse("", 1))).containsExactly("Asha Rao", "Mira Krishnan");
    assertThat(names(browse.browse("theremin", 1))).containsExactly("Mira Krishnan");
  }

  private static Chunks damagedFor(Slug damaged, Chunks others) {
    return new Chunks() {
      @Override
      public void publish(Slug slug, IndexGeneration generation) {
        others.publish(slug, generation);
      }

      @Override
      public Optional<IndexGeneration> current(Slug slug) {
        if (slug.equals(damaged)) {
          throw new StorageFailure("Damaged.", null);
        }
        return others.current(slug);
      }

      @Override
      public Optional<String> currentId(Slug slug) {
        return current(slug).map(IndexGeneration::id);
      }

      @Override
      public List<Suggestion> suggestions(Slug slug) {
        return current(slug).map(IndexGeneration::suggestions).orElse(List.of());
      }

      @Override
      public void erase(Slug slug) {
        others.erase(slug);
      }
    };
  }
}
