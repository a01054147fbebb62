package io.aiprofile.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule holds for the product, and was seen to fail on a class that breaks it. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT = Codebase.product();
  private static final JavaClasses PLANTED = Codebase.planted();

  /**
   * A rule and who breaks it.
   *
   * @param planted simple names of classes below the planted package, each of which must be caught
   */
  record Case(String shows, Function<Rules, ArchRule> rule, List<String> planted) {
    @Override
    public String toString() {
      return shows;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        rule("the domain uses the JDK alone", Rules::theDomainUsesTheJdkAlone, "LooksOutwards"),
        rule(
            "the application uses the domain, injection and logging",
            Rules::theApplicationUsesTheDomainInjectionAndLogging,
            "KnowsAnAdapter",
            "KnowsJson"),
        rule("an adapter depends on no other", Rules::anAdapterDependsOnNoOther, "ReachesAcross"),
        rule("nothing depends on the bootstrap", Rules::nothingDependsOnTheBootstrap, "Starts"),
        rule("Guice stays in the bootstrap", Rules::guiceStaysInTheBootstrap, "WiresItself"),
        rule(
            "ports are interfaces, the records they exchange, and what they throw",
            Rules::portsAreInterfacesRecordsAndExceptions,
            "ConcretePort"),
        rule("a use case has one verb", Rules::aUseCaseHasOneVerb, "DoesTwoThings"),
        rule(
            "packages are named after their subject",
            Rules::packagesAreNamedAfterTheirSubject,
            "Odds"),
        rule("every package is null-marked", Rules::everyPackageIsNullMarked, "Odds"),
        rule(
            "the domain asks nothing of the outside world",
            rules -> OutsideWorld.isNotAskedFrom(rules.in("domain")),
            "ReadsTheClock"),
        rule(
            "the application asks nothing of the outside world",
            rules -> OutsideWorld.isNotAskedFrom(rules.in("application")),
            "ReadsFiles",
            "ReadsTheEnvironment",
            "Dices",
            "CallsHome"),
        rule(
            "the domain's packages form no cycle",
            rules -> rules.thePackagesBelowFormNoCycle("domain"),
            "Hen"),
        rule(
            "the application's packages form no cycle",
            rules -> rules.thePackagesBelowFormNoCycle("application"),
            "Egg"),
        rule(
            "the packages of the adapters for language form no cycle",
            rules -> rules.thePackagesBelowFormNoCycle("adapters.vector"),
            "Day"),
        rule(
            "the web adapter's packages form no cycle",
            rules -> rules.thePackagesBelowFormNoCycle("adapters.web"),
            "Tide"),
        rule(
            "the bootstrap's packages form no cycle",
            rules -> rules.thePackagesBelowFormNoCycle("bootstrap"),
            "Night"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void holdsInTheProduct(Case rule) {
    rule.rule.apply(new Rules(Codebase.PRODUCT)).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isSeenToFailOnAPlantedViolation(Case rule) {
    EvaluationResult result =
        rule.rule.apply(new Rules(Codebase.PLANTED)).allowEmptyShould(true).evaluate(PLANTED);

    assertThat(rule.planted).isNotEmpty();
    for (String name : rule.planted) {
      assertThat(result.getFailureReport().getDetails())
          .as("violations of: " + rule.shows)
          .anyMatch(detail -> detail.contains("." + name));
    }
  }

  /** A rule about a package that is gone, or was misspelt, would pass without a word. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "domain.profile",
        "domain.document",
        "domain.knowledge",
        "domain.chat",
        "domain.usage",
        "application.profile",
        "application.document",
        "application.indexing",
        "application.chat",
        "application.port.storage",
        "application.port.text",
        "application.port.vector",
        "adapters.web.server",
        "adapters.web.auth",
        "adapters.web.page",
        "adapters.web.visitor",
        "adapters.web.owner",
        "adapters.web.api",
        "adapters.storage.file.store",
        "adapters.storage.sql",
        "adapters.llm",
        "adapters.vector.embedding",
        "adapters.vector.language",
        "adapters.vector.text",
        "adapters.notify",
        "bootstrap.config",
        "bootstrap.wiring",
        "bootstrap.cli",
        "bootstrap.evaluation"
      })
  void theNamedPackageIsThere(String name) {
    assertThat(PRODUCT)
        .anyMatch(type -> type.getPackageName().equals(Codebase.PRODUCT + "." + name));
  }

  private static Case rule(String shows, Function<Rules, ArchRule> rule, String... planted) {
    return new Case(shows, rule, List.of(planted));
  }
}
