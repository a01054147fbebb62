package io.aiprofile.adapters.vector.text;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a worker is started: this very Java, with little memory and this program's classes. */
final class WorkerCommand {
  private static final String MAIN_CLASS = ExtractionWorker.class.getName();

  private final List<String> command;

  WorkerCommand(ExtractionLimits limits) {
    this(limits, classPath());
  }

  WorkerCommand(ExtractionLimits limits, List<Path> classPath) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments.add("-Xmx" + limits.heapMegabytes() + "m");
    arguments.add("-Xss512k");
    arguments.add("-XX:MaxMetaspaceSize=96m");
    arguments.add("-XX:+UseSerialGC");
    arguments.add("-XX:TieredStopAtLevel=1");
    arguments.add("-Xshare:auto");
    arguments.add("-XX:-UsePerfData");
    arguments.add("-XX:+ExitOnOutOfMemoryError");
    arguments.add("-Djava.awt.headless=true");
    // PDF parsers warn about every oddity; nobody reads it there.
    arguments.add("-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");
    arguments.add("-cp");
    arguments.add(joined(classPath));
    arguments.add(MAIN_CLASS);
    command = List.copyOf(arguments);
  }

  /** A process builder whose environment is empty: no secret is within a parser's reach. */
  ProcessBuilder processBuilder() {
    ProcessBuilder builder = new ProcessBuilder(command);
    String systemRoot = builder.environment().get("SystemRoot");
    builder.environment().clear();
    if (systemRoot != null) {
      // Windows cannot start a process without it.
      builder.environment().put("SystemRoot", systemRoot);
    }
    return builder;
  }

  private static List<Path> classPath() {
    List<Path> running =
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
            .filter(entry -> !entry.isBlank())
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    return holdsWorker(running) ? running : codeSources();
  }

  /**
   * Whether the worker would be found there, also through a jar's {@code Class-Path}. Not so when a
   * class loader of its own runs the program, as Maven's exec:java does.
   */
  private static boolean holdsWorker(List<Path> entries) {
    URL[] urls = entries.stream().map(WorkerCommand::url).toArray(URL[]::new);
    try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      return loader.findResource(MAIN_CLASS.replace('.', '/') + ".class") != null;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Where the classes that the readers use were loaded from. */
  static List<Path> codeSources() {
    return Stream.of(
            ExtractionWorker.class,
            io.aiprofile.application.port.text.UnreadableDocument.class,
            io.aiprofile.domain.document.DocumentText.class,
            org.apache.pdfbox.pdmodel.PDDocument.class,
            org.apache.pdfbox.io.RandomAccessRead.class,
            org.apache.fontbox.FontBoxFont.class,
            org.apache.commons.logging.Log.class,
            org.apache.commons.csv.CSVParser.class,
            org.apache.commons.io.IOUtils.class,
            org.apache.commons.codec.binary.Base64.class,
            org.commonmark.parser.Parser.class,
            org.commonmark.ext.gfm.tables.TablesExtension.class)
        .map(WorkerCommand::codeSource)
        .distinct()
        .toList();
  }

  private static Path codeSource(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IllegalStateException("No location is known for " + type.getName());
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Not a file: " + source.getLocation(), e);
    }
  }

  private static String joined(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("Not a location: " + entry, e);
    }
  }
}
