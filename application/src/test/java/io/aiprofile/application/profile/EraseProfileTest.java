package io.aiprofile.application.profile;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.indexRun;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EraseProfileTest {
  private final SmallPlatform small = SmallPlatform.withAsha();

  private boolean erase(Slug slug) {
    return small.platform().eraseProfile().erase(slug);
  }

  private void assertGone(Slug slug) {
    assertThat(small.profiles().find(slug)).isEmpty();
    assertThat(small.documents().list(slug)).isEmpty();
    assertThat(small.chunks().current(slug)).isEmpty();
    assertThat(small.conversations().latest(slug, visitor(1))).isEmpty();
    assertThat(small.indexRuns().recent(slug, 9)).isEmpty();
  }

  private void useOf(Slug slug) {
    small.conversations().append(slug, visitor(1), conversation(1), exchange("Why?"));
    small.indexRuns().add(indexRun(slug, NOW));
  }

  @ParameterizedTest
  @EnumSource
  void everythingOfAProfileIsGoneWhateverItsStatus(ProfileStatus status) {
    useOf(ASHA);
    small.set(ASHA, status);

    assertThat(erase(ASHA)).isTrue();

    assertGone(ASHA);
    assertThat(erase(ASHA)).isFalse();
  }

  @Test
  void otherProfilesKeepEverything() {
    Slug other = small.create("Asha Rao");
    small.add(other, "cv.md", SmallPlatform.RESUME);
    small.index(other);
    useOf(other);

    erase(ASHA);

    assertThat(small.profiles().list()).extracting(Profile::slug).containsExactly(other);
    assertThat(small.documents().list(other)).hasSize(1);
    assertThat(small.chunks().current(other)).isPresent();
    assertThat(small.conversations().latest(other, visitor(1))).isPresent();
    assertThat(small.indexRuns().recent(other, 9)).hasSize(1);
  }

  @Test
  void whoGetsTheAddressNextFindsNothingOfTheFormer() {
    useOf(ASHA);
    erase(ASHA);

    assertThat(small.create("Asha Rao")).isEqualTo(ASHA);

    assertThat(small.profiles().find(ASHA).orElseThrow().status())
        .isEqualTo(ProfileStatus.DISABLED);
    assertThat(small.documents().list(ASHA)).isEmpty();
    assertThat(small.chunks().current(ASHA)).isEmpty();
    assertThat(small.conversations().latest(ASHA, visitor(1))).isEmpty();
  }

  @Test
  void anIndexRunThatWaitsLeavesNothing() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    SmallPlatform later = new SmallPlatform(RetrievalSettings.DEFAULT, waiting::add);
    Slug slug = later.create("Asha Rao");
    later.add(slug, "cv.md", SmallPlatform.RESUME);
    later.platform().indexingRuns().start(slug, Mode.IF_CHANGED);

    assertThat(later.platform().eraseProfile().erase(slug)).isTrue();
    waiting.remove().run();

    assertThat(later.chunks().current(slug)).isEmpty();
    assertThat(later.indexRuns().recent(9)).isEmpty();
    assertThat(later.platform().indexingRuns().underway(slug)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anIndexRunThatIsAtAnyStageLeavesNothing(Stage at) {
    small.add(ASHA, "more.txt", "She plays the theremin in an orchestra.");

    Outcome outcome =
        small
            .platform()
            .indexDocuments()
            .index(
                ASHA,
                Mode.FORCED,
                progress -> {
                  if (progress.stage() == at) {
                    erase(ASHA);
                  }
                  return progress.stage() != at || at == Stage.PUBLISHING;
                });

    assertThat(outcome).isInstanceOfAny(Outcome.Cancelled.class, Outcome.UnknownProfile.class);
    assertGone(ASHA);
  }
}
