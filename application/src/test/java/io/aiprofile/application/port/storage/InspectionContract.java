package io.aiprofile.application.port.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.SampleStorage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Inspection} does. The test of an adapter implements it. */
public interface InspectionContract {
  /** The storage under test, empty when a test starts; opened anew by a further call. */
  Storage storage();

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    storage().inspection().inspect(problems::add);
    return problems;
  }

  @Test
  default void inAnEmptyStorageNothingIsWrong() {
    assertThat(problems()).isEmpty();
  }

  @Test
  default void inASoundStorageNothingIsWrongAndNothingIsChanged() {
    SampleStorage.fill(storage());

    assertThat(problems()).isEmpty();
    SampleStorage.assertFilled(storage());
  }
}
