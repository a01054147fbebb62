package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.chat.WelcomeVisitor.Welcome;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WelcomeVisitorTest {
  private final SmallPlatform small = SmallPlatform.withAsha();

  private Optional<Welcome> welcome(Slug slug) {
    return small.platform().welcomeVisitor().welcome(slug);
  }

  @Test
  void aVisitorIsToldWhoAnswersAndOfferedQuestionsThatAreAnswered() {
    small.set(ASHA, ProfileStatus.ENABLED);

    Welcome welcome = welcome(ASHA).orElseThrow();

    assertThat(welcome.profile()).isEqualTo(small.profiles().find(ASHA).orElseThrow());
    assertThat(welcome.message()).contains("Asha Rao");
    assertThat(welcome.placeholder()).contains("Asha Rao");
    assertThat(welcome.ready()).isTrue();
    assertThat(welcome.starters())
        .isEqualTo(small.suggestions(ASHA).subList(0, 3))
        .allSatisfy(
            starter -> assertThat(small.ask(ASHA, starter.text()).answer().isRefusal()).isFalse());
  }

  @Test
  void beforeItIsIndexedAProfileOffersNothing() {
    Slug fresh = small.create("Somebody New");
    small.add(fresh, "cv.md", SmallPlatform.RESUME);
    small.set(fresh, ProfileStatus.ENABLED);

    Welcome welcome = welcome(fresh).orElseThrow();

    assertThat(welcome.ready()).isFalse();
    assertThat(welcome.starters()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void onlyAPublicProfileWelcomes(ProfileStatus status) {
    small.set(ASHA, status);

    assertThat(welcome(ASHA).isPresent()).isEqualTo(status.allowsChat());
    assertThat(welcome(new Slug("nobody-here"))).isEmpty();
  }
}
