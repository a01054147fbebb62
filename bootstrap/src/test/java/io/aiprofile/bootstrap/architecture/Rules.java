package io.aiprofile.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house, for a base package: the product's, or the one whose classes break them.
 */
final class Rules {
  /** The adapter modules by the package that each has to itself. */
  static final List<String> ADAPTERS =
      List.of("web", "storage.file", "storage.sql", "llm", "vector", "notify");

  private static final Set<String> SAYS_NOTHING =
      Set.of("service", "dto", "mapper", "util", "impl", "common", "model");

  private final String base;

  Rules(String base) {
    this.base = base;
  }

  ArchRule theDomainUsesTheJdkAlone() {
    return classes()
        .that(in("domain"))
        .should()
        .onlyDependOnClassesThat(
            in("domain").or(resideInAnyPackage("java..", "org.jspecify.annotations..")));
  }

  ArchRule theApplicationUsesTheDomainInjectionAndLogging() {
    return classes()
        .that(in("application"))
        .should()
        .onlyDependOnClassesThat(
            in("domain")
                .or(in("application"))
                .or(
                    resideInAnyPackage(
                        "java..",
                        "jakarta.inject..",
                        "org.slf4j..",
                        "org.jspecify.annotations..")));
  }

  ArchRule anAdapterDependsOnNoOther() {
    return slices().assignedFrom(adapters()).should().notDependOnEachOther();
  }

  ArchRule nothingDependsOnTheBootstrap() {
    return noClasses().that(not(in("bootstrap"))).should().dependOnClassesThat(in("bootstrap"));
  }

  ArchRule guiceStaysInTheBootstrap() {
    return noClasses()
        .that(not(in("bootstrap")))
        .should()
        .dependOnClassesThat(resideInAPackage("com.google.inject.."));
  }

  ArchRule portsAreInterfacesRecordsAndExceptions() {
    return classes()
        .that(in("application.port"))
        .and()
        .areTopLevelClasses()
        .should()
        .beInterfaces()
        .orShould()
        .beRecords()
        .orShould()
        .beAssignableTo(Throwable.class);
  }

  /** One that refuses or succeeds has an outcome; one that has an outcome does one thing. */
  ArchRule aUseCaseHasOneVerb() {
    return classes().that(in("application").and(haveAnOutcome())).should(haveOnePublicMethod());
  }

  ArchRule packagesAreNamedAfterTheirSubject() {
    return classes()
        .that(resideInAPackage(base + ".."))
        .should(
            be(
                "in a package whose name says something",
                type ->
                    Set.of(type.getPackageName().split("\\.", -1)).stream()
                        .noneMatch(SAYS_NOTHING::contains)));
  }

  /** Except where the build turns templates into Java. */
  ArchRule everyPackageIsNullMarked() {
    return classes()
        .that(resideInAPackage(base + ".."))
        .and(not(in("adapters.web.templates")))
        .should(
            be(
                "in a null-marked package",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
  }

  SliceRule thePackagesBelowFormNoCycle(String module) {
    return slices().matching(base + "." + module + ".(*)..").should().beFreeOfCycles();
  }

  DescribedPredicate<JavaClass> in(String module) {
    return resideInAPackage(base + "." + module + "..");
  }

  private SliceAssignment adapters() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return ADAPTERS.stream()
            .filter(adapter -> in("adapters." + adapter).test(type))
            .findFirst()
            .map(SliceIdentifier::of)
            .orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return "adapter modules";
      }
    };
  }

  private static DescribedPredicate<JavaClass> haveAnOutcome() {
    return DescribedPredicate.describe(
        "have an Outcome",
        type ->
            type.isTopLevelClass()
                && type.getMethods().stream()
                    .anyMatch(
                        method ->
                            method
                                .getRawReturnType()
                                .getName()
                                .equals(type.getName() + "$Outcome")));
  }

  private static ArchCondition<JavaClass> haveOnePublicMethod() {
    return be(
        "a class of one public method",
        type -> type.getMethods().stream().filter(Rules::isPublicVerb).count() == 1);
  }

  private static boolean isPublicVerb(JavaMethod method) {
    Set<JavaModifier> modifiers = method.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  static ArchCondition<JavaClass> be(
      String description, java.util.function.Predicate<JavaClass> test) {
    return new ArchCondition<>("be " + description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String verdict = test.test(type) ? " is " : " is not ";
        events.add(
            new SimpleConditionEvent(
                type, test.test(type), type.getName() + verdict + description));
      }
    };
  }
}
