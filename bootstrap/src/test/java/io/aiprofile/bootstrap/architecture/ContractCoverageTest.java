package io.aiprofile.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractCoverageTest {
  /** Simple names of ports that may do without, each with the reason why. */
  private static final Map<String, String> WITHOUT_CONTRACT =
      Map.of("ReplyListener", "is what the application gives to a port");

  @Test
  void everyAdapterOfTheProductIsHeldToTheContractOfItsPort() {
    ContractCoverage coverage = new ContractCoverage(Codebase.PRODUCT, WITHOUT_CONTRACT.keySet());
    JavaClasses product = Codebase.product();

    assertThat(coverage.ports(product))
        .extracting(port -> port.getSimpleName())
        .contains("Profiles", "Documents", "Chunks", "TextExtractor", "TextAnalyzer", "Romanizer")
        .contains("Embeddings")
        .containsAll(WITHOUT_CONTRACT.keySet());
    assertThat(coverage.gaps(product, Codebase.tests())).isEmpty();
  }

  @Test
  void aPortWithoutContractAndAnAdapterWithoutItsTestAreSeen() {
    JavaClasses planted = Codebase.planted();

    assertThat(new ContractCoverage(Codebase.PLANTED, Set.of()).gaps(planted, planted))
        .containsExactlyInAnyOrder(
            "The port io.aiprofile.planted.application.port.storage.Unpromised has no contract",
            "io.aiprofile.planted.adapters.storage.file.UnprovenThingsTest does not show that the"
                + " adapter keeps io.aiprofile.planted.application.port.storage.ThingsContract",
            "io.aiprofile.planted.application.memory.ForgottenThingsTest does not show that the"
                + " adapter keeps io.aiprofile.planted.application.port.storage.ThingsContract");
  }

  @Test
  void aListedPortMayDoWithoutContract() {
    JavaClasses planted = Codebase.planted();

    assertThat(new ContractCoverage(Codebase.PLANTED, Set.of("Unpromised")).gaps(planted, planted))
        .noneMatch(gap -> gap.contains("Unpromised"));
  }
}
