package io.aiprofile.adapters.storage.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a program as the virtual machine has them in memory, so that starting it many
 * times takes half as long. Works for classes in jars only, so folders of classes are packed.
 */
final class ClassArchive {
  private final Path file;
  private final String classPath;

  private ClassArchive(Path file, String classPath) {
    this.file = file;
    this.classPath = classPath;
  }

  /**
   * Made by running the program once to its end.
   *
   * @param folder which exists and stays as long as the archive is used
   */
  static ClassArchive of(Path folder, Class<?> program, Object... arguments)
      throws IOException, InterruptedException {
    ClassArchive archive = new ClassArchive(folder.resolve("classes.jsa"), packed(folder));
    List<String> options = List.of("-XX:ArchiveClassesAtExit=" + archive.file, "-Xlog:disable");
    try (ChildProgram child = ChildProgram.start(options, archive.classPath, program, arguments)) {
      while (child.nextLine() != null) {
        // it has to say what it has to say
      }
      assertThat(child.exitCode()).isZero();
    }
    return archive;
  }

  ChildProgram start(Class<?> program, Object... arguments) throws IOException {
    return ChildProgram.start(
        List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable"), classPath, program, arguments);
  }

  private static String packed(Path folder) throws IOException {
    List<String> packed = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      packed.add(
          Files.isDirectory(path)
              ? pack(path, folder.resolve(packed.size() + ".jar")).toString()
              : part);
    }
    return packed.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, packed);
      }
    }
    return jar;
  }
}
