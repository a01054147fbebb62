package io.aiprofile.application.port.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Secrets} does. The test of an adapter implements it. */
public interface SecretsContract {
  String NAME = "session.key";

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Secrets secrets();

  @Test
  default void thereIsNoKeyBeforeOneWasMade() {
    assertThat(secrets().find(NAME)).isEmpty();
    assertThat(secrets().names()).isEmpty();
  }

  @Test
  default void aKeyIsMadeOnceAndStaysTheSame() {
    byte[] made = secrets().readOrMake(NAME);

    assertThat(made).hasSize(Secrets.BYTES);
    assertThat(secrets().readOrMake(NAME)).isEqualTo(made);
    assertThat(secrets().find(NAME)).hasValue(made);
  }

  @Test
  default void keysOfDifferentNamesDiffer() {
    byte[] one = secrets().readOrMake(NAME);

    assertThat(secrets().readOrMake("other-key")).isNotEqualTo(one);
    assertThat(secrets().find("session")).isEmpty();
    assertThat(secrets().names()).containsExactly("other-key", NAME);
  }

  @Test
  default void whatACallerDoesToAKeyChangesNothing() {
    byte[] made = secrets().readOrMake(NAME);
    byte[] kept = made.clone();
    made[0]++;

    assertThat(secrets().readOrMake(NAME)).isEqualTo(kept);
  }

  @Test
  default void aKeyFromElsewhereTakesThePlaceOfAny() {
    secrets().readOrMake(NAME);
    byte[] other = new byte[Secrets.BYTES];
    other[31] = -1;

    secrets().put(NAME, other);

    assertThat(secrets().readOrMake(NAME)).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  default void aKeyOfAnotherLengthIsRefused(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> secrets().put(NAME, new byte[length]));

    assertThat(secrets().find(NAME)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../profiles.json", "a/b", "A", "a b", "a\u0000"})
  default void whatIsNoNameOfAKeyIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> secrets().readOrMake(name));
    assertThatIllegalArgumentException().isThrownBy(() -> secrets().find(name));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> secrets().put(name, new byte[Secrets.BYTES]));
  }

  @Test
  default void whoeverAsksAtTheSameTimeGetsTheSame() {
    assertThat(
            Race.of(
                Collections.nCopies(16, NAME),
                name -> HexFormat.of().formatHex(secrets().readOrMake(name))))
        .containsOnly(HexFormat.of().formatHex(secrets().readOrMake(NAME)));
  }
}
