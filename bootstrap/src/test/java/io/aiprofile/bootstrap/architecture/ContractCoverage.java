package io.aiprofile.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds ports that promise nothing testable, and adapters that were never held to the promise. The
 * contract of a port {@code Things} is {@code ThingsContract} in the same package; the test of an
 * adapter {@code FileThings} is {@code FileThingsTest} in the adapter's package and implements it.
 *
 * @param base the package that ports and adapters are below
 * @param exempt simple names of ports that may do without a contract
 */
record ContractCoverage(String base, Set<String> exempt) {

  /**
   * What is missing, one sentence each.
   *
   * @param shipped ports and adapters
   * @param tests contracts, tests, and adapters that only tests have
   */
  List<String> gaps(JavaClasses shipped, JavaClasses tests) {
    List<String> gaps = new ArrayList<>();
    for (JavaClass port : ports(shipped)) {
      Optional<JavaClass> contract = find(tests, port.getName() + "Contract");
      if (contract.isPresent()) {
        unproven(port, contract.get(), shipped, tests, gaps);
        unproven(port, contract.get(), tests, tests, gaps);
      } else if (!exempt.contains(port.getSimpleName())) {
        gaps.add("The port " + port.getName() + " has no contract");
      }
    }
    return gaps.stream().distinct().toList();
  }

  List<JavaClass> ports(JavaClasses shipped) {
    return shipped.stream()
        .filter(type -> type.getPackageName().startsWith(base + ".application.port."))
        .filter(type -> type.isInterface() && type.isTopLevelClass())
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(type -> !type.getSimpleName().endsWith("Contract"))
        .toList();
  }

  private void unproven(
      JavaClass port,
      JavaClass contract,
      JavaClasses adapters,
      JavaClasses tests,
      List<String> gaps) {
    for (JavaClass adapter : adapters) {
      if (isAdapter(adapter, port)
          && find(tests, adapter.getName() + "Test")
              .filter(test -> test.isAssignableTo(contract.getName()))
              .isEmpty()) {
        gaps.add(
            adapter.getName() + "Test does not show that the adapter keeps " + contract.getName());
      }
    }
  }

  private boolean isAdapter(JavaClass type, JavaClass port) {
    String adapters = base + ".adapters.";
    String memory = base + ".application.memory";
    String home = type.getPackageName() + ".";
    return (home.startsWith(adapters) || home.startsWith(memory + "."))
        && type.isTopLevelClass()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && !type.getSimpleName().endsWith("Test")
        && type.isAssignableTo(port.getName());
  }

  private static Optional<JavaClass> find(JavaClasses classes, String name) {
    return classes.contain(name) ? Optional.of(classes.get(name)) : Optional.empty();
  }
}
