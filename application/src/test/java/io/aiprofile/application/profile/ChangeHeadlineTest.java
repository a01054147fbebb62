package io.aiprofile.application.profile;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.profile.ChangeHeadline.Outcome.Changed;
import io.aiprofile.application.profile.ChangeHeadline.Outcome.Refused;
import io.aiprofile.application.profile.ChangeHeadline.Outcome.UnknownProfile;
import io.aiprofile.domain.profile.Headline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeHeadlineTest {
  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final ChangeHeadline headline = new ChangeHeadline(profiles);

  @BeforeEach
  void register() {
    profiles.add(profile(ASHA));
  }

  @Test
  void aHeadlineIsKeptTidied() {
    assertThat(headline.change(ASHA, "  Director of\n Platform  "))
        .isEqualTo(new Changed(profile(ASHA).with(new Headline("Director of Platform"))));

    assertThat(profiles.find(ASHA))
        .contains(profile(ASHA).with(new Headline("Director of Platform")));
  }

  @Test
  void aBlankOneTakesItBack() {
    headline.change(ASHA, "Director");
    headline.change(ASHA, " \u200b ");

    assertThat(profiles.find(ASHA)).contains(profile(ASHA));
  }

  @Test
  void oneThatIsTooLongIsRefusedWithBothLengthsAndNothingChanges() {
    headline.change(ASHA, "Director");

    assertThat(headline.change(ASHA, " " + "x".repeat(121) + " "))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.message()).contains("120", "121"));

    assertThat(profiles.find(ASHA)).contains(profile(ASHA).with(new Headline("Director")));
  }

  @Test
  void whoDoesNotExistHasNone() {
    assertThat(headline.change(ASHA_2, "Director")).isEqualTo(new UnknownProfile());
    assertThat(profiles.list()).hasSize(1);
  }
}
