package io.aiprofile.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  @ParameterizedTest(name = "{0}: visitors chat {1}, owner works {2}")
  @CsvSource({
    "ENABLED, true, true",
    "DISABLED, false, true",
    "SUSPENDED, false, false",
    "SOFT_DELETED, false, false"
  })
  void aStatusSaysWhoMayComeIn(ProfileStatus status, boolean chat, boolean owner) {
    assertThat(status.allowsChat()).isEqualTo(chat);
    assertThat(status.allowsOwner()).isEqualTo(owner);
  }

  @Test
  void everyStatusIsInTheTable() {
    assertThat(ProfileStatus.values())
        .containsExactlyInAnyOrder(
            ProfileStatus.ENABLED,
            ProfileStatus.DISABLED,
            ProfileStatus.SUSPENDED,
            ProfileStatus.SOFT_DELETED);
  }

  @Test
  void aNewProfileIsNotPublicButItsOwnerMayWork() {
    Instant now = Instant.parse("2026-04-03T10:00:00Z");
    Profile profile = Profile.created(new Slug("asha-rao"), new DisplayName("Asha Rao"), now);

    assertThat(profile.status()).isEqualTo(ProfileStatus.DISABLED);
    assertThat(profile.createdAt()).isEqualTo(now);
  }
}
