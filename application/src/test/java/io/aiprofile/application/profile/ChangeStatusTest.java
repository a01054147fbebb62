package io.aiprofile.application.profile;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.profile.ChangeStatus.Outcome;
import io.aiprofile.application.profile.ChangeStatus.Outcome.Changed;
import io.aiprofile.application.profile.ChangeStatus.Outcome.NotReady;
import io.aiprofile.application.profile.ChangeStatus.Outcome.UnknownProfile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ChangeStatusTest {
  private final SmallPlatform small = SmallPlatform.withAsha();

  private Outcome change(Slug slug, ProfileStatus status) {
    return small.platform().changeStatus().change(slug, status);
  }

  private ProfileStatus status(Slug slug) {
    return small.profiles().find(slug).orElseThrow().status();
  }

  @Test
  void aProfileThatIsReadyGoesPublic() {
    assertThat(change(ASHA, ProfileStatus.ENABLED))
        .isEqualTo(new Changed(small.profiles().find(ASHA).orElseThrow()));

    assertThat(status(ASHA)).isEqualTo(ProfileStatus.ENABLED);
  }

  @ParameterizedTest
  @EnumSource(names = "ENABLED", mode = Mode.EXCLUDE)
  void aProfileThatIsNotReadyStaysAsItWasFromWhereverItComes(ProfileStatus from) {
    Slug fresh = small.create("Somebody New");
    small.set(fresh, from);

    assertThat(change(fresh, ProfileStatus.ENABLED))
        .isInstanceOfSatisfying(
            NotReady.class, refused -> assertThat(refused.missing()).hasSize(2));

    assertThat(status(fresh)).isEqualTo(from);
  }

  @ParameterizedTest
  @EnumSource(names = "ENABLED", mode = Mode.EXCLUDE)
  void closingNeedsNoPreflight(ProfileStatus to) {
    Slug fresh = small.create("Somebody New");
    small.set(fresh, ProfileStatus.ENABLED);

    assertThat(change(fresh, to)).isInstanceOf(Changed.class);

    assertThat(status(fresh)).isEqualTo(to);
  }

  @Test
  void aPublicProfileIsNotTakenOffBecauseItWouldNoLongerPass() {
    small.set(ASHA, ProfileStatus.ENABLED);
    small.documents().erase(ASHA);

    assertThat(change(ASHA, ProfileStatus.ENABLED)).isInstanceOf(Changed.class);
  }

  @ParameterizedTest
  @EnumSource
  void aProfileThatDoesNotExistCannotBeChanged(ProfileStatus status) {
    assertThat(change(new Slug("nobody-here"), status)).isEqualTo(new UnknownProfile());
  }
}
