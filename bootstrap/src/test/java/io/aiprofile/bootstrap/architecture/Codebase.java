package io.aiprofile.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes that rules are checked on. */
final class Codebase {
  static final String PRODUCT = "io.aiprofile";

  /** Violations, one for each rule, in packages that mirror the product's. */
  static final String PLANTED = PRODUCT + ".planted";

  private Codebase() {}

  /** What is shipped, of every module, whether it lies in folders or, as under verify, in jars. */
  static JavaClasses product() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests())
        .withImportOption(Codebase::isNoTestJar)
        .importPackages(PRODUCT);
  }

  static JavaClasses planted() {
    return new ClassFileImporter().importPackages(PLANTED);
  }

  /** The test classes of all modules, which no class path has together. */
  static JavaClasses tests() {
    return new ClassFileImporter().importPaths(testFolders());
  }

  private static List<Path> testFolders() {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("target/test-classes"))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNoTestJar(Location location) {
    return !location.contains("-tests.jar");
  }
}
