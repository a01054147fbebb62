package io.aiprofile.application.profile;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.application.profile.Readiness.Preflight;
import io.aiprofile.domain.profile.Slug;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final SmallPlatform small = SmallPlatform.withAsha();

  private Preflight preflight(Slug slug) {
    return small.platform().readiness().preflight(slug);
  }

  @Test
  void aProfileWithAnAnsweredTestQuestionIsReady() {
    Preflight preflight = preflight(ASHA);

    assertThat(preflight.isReady()).isTrue();
    assertThat(preflight.trial().orElseThrow().question())
        .isEqualTo(small.suggestions(ASHA).getFirst());
    assertThat(preflight.trial().orElseThrow().answer().isRefusal()).isFalse();
  }

  @Test
  void whatIsMissingIsNamedStepByStep() {
    Slug fresh = small.create("Somebody New");
    assertThat(preflight(fresh).missing())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).contains("document"),
            second -> assertThat(second).contains("indexed"));

    small.add(fresh, "cv.md", SmallPlatform.RESUME);
    assertThat(preflight(fresh).missing())
        .singleElement()
        .satisfies(only -> assertThat(only).contains("indexed"));
    assertThat(preflight(fresh).trial()).isEmpty();

    small.index(fresh);
    assertThat(preflight(fresh).isReady()).isTrue();
  }

  @Test
  void anIndexWithoutItsDocumentsIsNotReady() {
    small.documents().erase(ASHA);

    assertThat(preflight(ASHA).missing())
        .singleElement()
        .satisfies(only -> assertThat(only).contains("document"));
  }

  @Test
  void documentsThatAnswerNothingAreNotEnough() {
    SmallPlatform strict = new SmallPlatform(new RetrievalSettings(4, 1));
    Slug slug = strict.create("Asha Rao");
    strict.add(slug, "cv.md", SmallPlatform.RESUME);
    strict.index(slug);

    Preflight preflight = strict.platform().readiness().preflight(slug);

    assertThat(preflight.isReady()).isFalse();
    assertThat(preflight.missing())
        .singleElement()
        .satisfies(only -> assertThat(only).contains("test question"));
  }
}
