package io.aiprofile.bootstrap.browser;

import io.aiprofile.bootstrap.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The sample professional, read and published once; each product gets a copy. */
final class SampleData {
  static final String SLUG = "meera-krishnan";
  static final String NAME = "Meera Krishnan";
  static final String HEADLINE = "Director of platform engineering · Bengaluru";
  static final List<String> DOCUMENTS =
      List.of(
          "resume.pdf",
          "recommendations.docx",
          "projects.md",
          "certifications.csv",
          "interview-notes.txt");

  /** What is computed once for all runs of the tests, such as the topics' examples. */
  static final Path CACHE = Path.of("target", "browser", "cache").toAbsolutePath();

  private final Path folder;

  private SampleData() {
    try {
      folder = Files.createTempDirectory("sample");
      try (Product product = new Product(folder, CACHE, 1_000)) {
        product.publish(NAME, HEADLINE, documents(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the data of a product with the sample professional. */
  static void copyTo(Path target, ExtensionContext context) {
    Path source =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(SampleData.class))
            .computeIfAbsent("sample", key -> new SampleData(), SampleData.class)
            .folder;
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (!file.endsWith("data.lock")) {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> documents(Path folder) throws IOException {
    Path copies = Files.createTempDirectory(folder, "originals");
    Map<String, byte[]> documents = new LinkedHashMap<>();
    for (String name : DOCUMENTS) {
      Path copy = Sample.copy(name, copies);
      documents.put(name, Files.readAllBytes(copy));
      Files.delete(copy);
    }
    Files.delete(copies);
    return documents;
  }
}
