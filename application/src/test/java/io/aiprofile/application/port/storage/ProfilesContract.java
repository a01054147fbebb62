package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Profiles} does. The test of an adapter implements it. */
public interface ProfilesContract {

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Profiles profiles();

  @Test
  default void nothingIsFoundBeforeItWasAdded() {
    assertThat(profiles().find(ASHA)).isEmpty();
    assertThat(profiles().list()).isEmpty();
  }

  @Test
  default void anAddedProfileIsFoundWithEveryField() {
    assertThat(profiles().add(profile(ASHA))).isTrue();

    assertThat(profiles().find(ASHA)).contains(profile(ASHA));
    assertThat(profiles().list()).containsExactly(profile(ASHA));
  }

  @Test
  default void anotherSlugIsNotFoundEvenWhenItBeginsTheSame() {
    profiles().add(profile(ASHA_2));

    assertThat(profiles().find(ASHA)).isEmpty();
  }

  @Test
  default void aSecondProfileUnderTheSlugIsRefusedAndChangesNothing() {
    profiles().add(profile(ASHA));
    Profile second =
        new Profile(
            ASHA,
            new DisplayName("Another"),
            Headline.NONE,
            ProfileStatus.DISABLED,
            NOW.plusSeconds(9));

    assertThat(profiles().add(second)).isFalse();
    assertThat(profiles().add(profile(ASHA))).isFalse();

    assertThat(profiles().list()).containsExactly(profile(ASHA));
  }

  @ParameterizedTest
  @EnumSource(ProfileStatus.class)
  default void aProfileInAnyStatusIsKeptListedAndHoldsItsSlug(ProfileStatus status) {
    Profile kept = new Profile(ASHA, new DisplayName("Asha Rao"), Headline.NONE, status, NOW);
    profiles().add(kept);

    assertThat(profiles().add(profile(ASHA))).isFalse();
    assertThat(profiles().find(ASHA)).contains(kept);
    assertThat(profiles().list()).containsExactly(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"मीरा कृष्णन्", "李小龙", "Zoë O’Brien-Ğül", "\"a\\b\" </name>", "محمد", "𝒜sha 🎓"})
  default void aNameOfAnyScriptIsKeptAsItIs(String name) {
    Profile kept =
        new Profile(ASHA, new DisplayName(name), Headline.NONE, ProfileStatus.ENABLED, NOW);
    profiles().add(kept);

    assertThat(profiles().find(ASHA)).contains(kept);
  }

  @Test
  default void profilesAreListedInTheOrderOfTheirSlugs() {
    for (String slug : List.of("b-b", "zz", "b1", "a0", "b", "a-1", "b-10", "b-9")) {
      Slug.parse(slug).ifPresent(valid -> profiles().add(profile(valid)));
    }

    assertThat(profiles().list())
        .extracting(found -> found.slug().value())
        .containsExactly("a-1", "a0", "b-10", "b-9", "b-b", "b1", "zz");
  }

  @Test
  default void theMomentOfCreationIsKeptToTheMillisecond() {
    Instant precise = Instant.parse("2026-04-03T10:00:00.123987654Z");
    profiles()
        .add(
            new Profile(
                ASHA, new DisplayName("Asha"), Headline.NONE, ProfileStatus.DISABLED, precise));

    assertThat(profiles().find(ASHA).orElseThrow().createdAt())
        .isEqualTo(Instant.parse("2026-04-03T10:00:00.123Z"));
  }

  @Test
  default void aListDoesNotChangeWhenProfilesAreAddedLater() {
    profiles().add(profile(ASHA));
    List<Profile> before = profiles().list();

    profiles().add(profile(ASHA_2));

    assertThat(before).containsExactly(profile(ASHA));
  }

  @Test
  default void ofManyConcurrentAdditionsUnderOneSlugExactlyOneWins() {
    List<Profile> rivals =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    new Profile(
                        ASHA,
                        new DisplayName("Rival " + n),
                        Headline.NONE,
                        ProfileStatus.DISABLED,
                        NOW))
            .toList();

    List<Boolean> won = Race.of(rivals, profiles()::add);

    assertThat(won).containsOnlyOnce(true);
    assertThat(profiles().list()).containsExactly(rivals.get(won.indexOf(true)));
  }

  @Test
  default void concurrentAdditionsUnderDifferentSlugsAllSurvive() {
    List<Profile> added = new ArrayList<>();
    IntStream.range(10, 26).forEach(n -> added.add(profile(new Slug("profile-" + n))));

    List<Boolean> won = Race.of(added, profile -> profiles().add(profile));

    assertThat(won).containsOnly(true);
    assertThat(profiles().list()).isEqualTo(added);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "प्लेटफ़ॉर्म निदेशक", "平台总监 · 支付", "\"CTO\" \\ </p> 🎓", "مديرة المنصة"})
  default void aHeadlineOfAnyScriptIsKeptAsItIs(String headline) {
    Profile kept = profile(ASHA).with(new Headline(headline));
    profiles().add(kept);

    assertThat(profiles().find(ASHA)).contains(kept);
  }

  @Test
  default void aChangeIsKeptInEveryFieldAndReturned() {
    profiles().add(profile(ASHA));
    profiles().add(profile(ASHA_2));
    Profile changed =
        new Profile(
            ASHA,
            new DisplayName("Asha R."),
            new Headline("Director"),
            ProfileStatus.SUSPENDED,
            NOW.plusSeconds(5));

    assertThat(profiles().update(ASHA, before -> changed)).contains(changed);

    assertThat(profiles().list()).containsExactly(changed, profile(ASHA_2));
  }

  @Test
  default void aChangeIsGivenWhatIsKept() {
    profiles().add(profile(ASHA));
    List<Profile> given = new ArrayList<>();

    profiles()
        .update(
            ASHA,
            before -> {
              given.add(before);
              return before;
            });

    assertThat(given).containsExactly(profile(ASHA));
    assertThat(profiles().find(ASHA)).contains(profile(ASHA));
  }

  @Test
  default void aHeadlineCanBeTakenBack() {
    profiles().add(profile(ASHA).with(new Headline("Director")));

    profiles().update(ASHA, profile -> profile.with(Headline.NONE));

    assertThat(profiles().find(ASHA)).contains(profile(ASHA));
  }

  @Test
  default void aMomentThatIsChangedIsKeptToTheMillisecondAndReturnedAsKept() {
    profiles().add(profile(ASHA));
    Instant precise = Instant.parse("2026-04-03T10:00:00.123987654Z");

    Optional<Profile> changed =
        profiles()
            .update(
                ASHA,
                profile ->
                    new Profile(
                        ASHA, profile.name(), profile.headline(), profile.status(), precise));

    assertThat(changed).isEqualTo(profiles().find(ASHA));
    assertThat(changed.orElseThrow().createdAt())
        .isEqualTo(Instant.parse("2026-04-03T10:00:00.123Z"));
  }

  @Test
  default void whoIsNotThereIsNotChangedAndTheFunctionNotCalled() {
    profiles().add(profile(ASHA_2));

    Optional<Profile> changed =
        profiles()
            .update(
                ASHA,
                profile -> {
                  throw new AssertionError("called");
                });

    assertThat(changed).isEmpty();
    assertThat(profiles().list()).containsExactly(profile(ASHA_2));
  }

  @Test
  default void aChangeOfTheSlugIsRefusedAndNothingChanges() {
    profiles().add(profile(ASHA));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> profiles().update(ASHA, before -> profile(ASHA_2)));

    assertThat(profiles().list()).containsExactly(profile(ASHA));
  }

  @Test
  default void aChangeThatFailsChangesNothing() {
    profiles().add(profile(ASHA));

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                profiles()
                    .update(
                        ASHA,
                        before -> {
                          throw new IllegalStateException("planted");
                        }));

    assertThat(profiles().list()).containsExactly(profile(ASHA));
  }

  @Test
  default void ofConcurrentChangesNoneIsLost() {
    profiles().add(profile(ASHA).with(new Headline("0")));
    Profiles profiles = profiles();

    Race.of(
        IntStream.range(0, 24).boxed().toList(),
        n ->
            profiles.update(
                ASHA,
                before -> {
                  int count = Integer.parseInt(before.headline().value());
                  return before.with(new Headline(Integer.toString(count + 1)));
                }));

    assertThat(profiles().find(ASHA).orElseThrow().headline()).isEqualTo(new Headline("24"));
  }

  @Test
  default void anErasedProfileIsGoneAndNoOther() {
    profiles().add(profile(ASHA));
    profiles().add(profile(ASHA_2));

    assertThat(profiles().erase(ASHA)).isTrue();
    assertThat(profiles().erase(ASHA)).isFalse();

    assertThat(profiles().find(ASHA)).isEmpty();
    assertThat(profiles().update(ASHA, profile -> profile)).isEmpty();
    assertThat(profiles().list()).containsExactly(profile(ASHA_2));
  }

  @Test
  default void aSlugIsFreeAgainAfterItsProfileWasErased() {
    profiles().add(profile(ASHA).with(new Headline("Former")));
    profiles().erase(ASHA);

    assertThat(profiles().add(profile(ASHA))).isTrue();

    assertThat(profiles().list()).containsExactly(profile(ASHA));
  }

  @Test
  default void aProfileThatNeverWasCannotBeErased() {
    profiles().add(profile(ASHA_2));

    assertThat(profiles().erase(ASHA)).isFalse();
    assertThat(profiles().list()).containsExactly(profile(ASHA_2));
  }
}
