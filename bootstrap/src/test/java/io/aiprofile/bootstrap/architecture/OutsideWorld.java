package io.aiprofile.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.aiprofile.application.ProfilePlatform;
import java.util.Map;
import java.util.Set;

/** What the inside of the hexagon may not ask by itself: the time, chance, the machine. */
final class OutsideWorld {
  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java.lang.System",
          Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties"),
          "java.lang.Math",
          Set.of("random"),
          "java.util.UUID",
          Set.of("randomUUID"),
          "java.time.InstantSource",
          Set.of("system"),
          "java.lang.Runtime",
          Set.of("getRuntime"),
          "java.util.concurrent.ThreadLocalRandom",
          Set.of("current"),
          // A generator that is handed in may be asked, as a clock may.
          "java.util.random.RandomGenerator",
          Set.of("of", "getDefault"));

  private static final Set<String> TYPES =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.nio.file.Files",
          "java.nio.channels.FileChannel",
          "java.io.File",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.RandomAccessFile",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle");

  private static final Set<String> NETWORK_NAMES =
      Set.of("java.net.URI", "java.net.URISyntaxException", "java.net.URLEncoder");

  private OutsideWorld() {}

  static ArchRule isNotAskedFrom(DescribedPredicate<JavaClass> inside) {
    return ArchRuleDefinition.noClasses()
        .that(inside)
        // The one place that composes with the system's clock, where none is handed in.
        .and(DescribedPredicate.not(equivalentTo(ProfilePlatform.class)))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("asks the outside world", OutsideWorld::asks));
  }

  private static boolean asks(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    boolean network = owner.startsWith("java.net.") && !NETWORK_NAMES.contains(owner);
    boolean clock = owner.startsWith("java.time.") && readsClock(access);
    return TYPES.contains(owner)
        || network
        || clock
        || METHODS.getOrDefault(owner, Set.of()).contains(access.getTarget().getName());
  }

  /** {@code now()}, and the clocks that come without being handed in. */
  private static boolean readsClock(JavaAccess<?> access) {
    String name = access.getTarget().getName();
    boolean now =
        name.equals("now")
            && access.getTarget() instanceof CodeUnitCallTarget call
            && call.getRawParameterTypes().isEmpty();
    return now
        || (access.getTargetOwner().isEquivalentTo(java.time.Clock.class)
            && name.startsWith("system"));
  }
}
