package io.aiprofile.bootstrap.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that the program takes from, and gives to, the process it runs in.
 *
 * @param interactive whether a person looks at a terminal
 */
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    PrintWriter out,
    PrintWriter err,
    boolean interactive) {

  /** Those of this process. */
  public static Surroundings ofThisProcess() {
    boolean interactive = isTerminal(System.console());
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        writer(FileDescriptor.out, charset("stdout.encoding", interactive)),
        writer(FileDescriptor.err, charset("stderr.encoding", interactive)),
        interactive);
  }

  /** Files and pipes get UTF-8 whatever the locale; only a terminal may want something else. */
  private static Charset charset(String property, boolean interactive) {
    Charset declared = Charset.forName(System.getProperty(property, "UTF-8"));
    boolean ascii = declared.equals(StandardCharsets.US_ASCII);
    return interactive && !ascii ? declared : StandardCharsets.UTF_8;
  }

  private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), charset), /* autoFlush= */ true);
  }

  /** From Java 22 on there is a console even without a terminal; it then says so itself. */
  private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
