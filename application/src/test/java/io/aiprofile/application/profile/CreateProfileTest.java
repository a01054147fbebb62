package io.aiprofile.application.profile;

import static io.aiprofile.application.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.memory.SimpleRomanizer;
import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.profile.CreateProfile.Outcome.Created;
import io.aiprofile.application.profile.CreateProfile.Outcome.Refused;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateProfileTest {
  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final CreateProfile create =
      new CreateProfile(profiles, new SimpleRomanizer(), () -> NOW);

  private Profile created(String name) {
    return ((Created) create.create(name)).profile();
  }

  @Test
  void aProfileStartsUnderAnAddressMadeOfTheNameAndIsNotPublic() {
    Profile profile = created("  Asha   Rao ");

    assertThat(profile)
        .isEqualTo(
            new Profile(
                new Slug("asha-rao"),
                new DisplayName("Asha Rao"),
                Headline.NONE,
                ProfileStatus.DISABLED,
                NOW));
    assertThat(profiles.find(profile.slug())).contains(profile);
  }

  @Test
  void namesakesGetANumber() {
    assertThat(List.of(created("Asha Rao"), created("asha rao"), created("Asha Rao")))
        .extracting(profile -> profile.slug().value())
        .containsExactly("asha-rao", "asha-rao-2", "asha-rao-3");
  }

  @Test
  void aNumberThatSomebodyElseIsCalledIsSkipped() {
    created("Asha Rao 2");
    created("Asha Rao");

    assertThat(created("Asha Rao").slug()).isEqualTo(new Slug("asha-rao-3"));
  }

  @Test
  void namesakesAtTheSameMomentGetDifferentAddresses() {
    List<Profile> racers = Race.of(Collections.nCopies(20, "Asha Rao"), this::created);

    assertThat(racers).extracting(Profile::slug).doesNotHaveDuplicates();
    assertThat(profiles.list()).hasSize(20);
  }

  @Test
  void aHindiNameKeepsItsScriptAndGetsALatinAddress() {
    Profile profile = created("मीरा कृष्णन्");

    assertThat(profile.name()).isEqualTo(new DisplayName("मीरा कृष्णन्"));
    assertThat(profile.slug().value()).matches("[a-z0-9]+-[a-z0-9]+");
    assertThat(created("मीरा कृष्णन्").slug()).isEqualTo(profile.slug().numbered(2));
  }

  @Test
  void aNameThatIsAReservedWordGetsAnAddressAllTheSame() {
    assertThat(created("Admin").slug()).isEqualTo(new Slug("admin-profile"));
    assertThat(created("Admin").slug()).isEqualTo(new Slug("admin-profile-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "42", "🎓🎓", "-"})
  void aNameWithoutALetterIsRefusedAndNothingIsRegistered(String name) {
    assertThat(create.create(name))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.message()).contains("80", "letter"));
    assertThat(profiles.list()).isEmpty();
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    assertThat(create.create("a".repeat(81))).isInstanceOf(Refused.class);
    assertThat(create.create("a".repeat(80))).isInstanceOf(Created.class);
  }

  @Test
  void aNameOfWhichNoAddressCanBeMadeIsRefusedWithAWayOut() {
    CreateProfile mute = new CreateProfile(profiles, name -> "", () -> NOW);

    assertThat(mute.create("मीरा"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.message()).contains("Latin letters"));
    assertThat(profiles.list()).isEmpty();
  }
}
