import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks or rewrites every Java source below a folder: {@code Format.java check|write ROOT}. */
class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    List<Path> sources;
    try (var files = Files.walk(root)) {
      sources =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .filter(f -> !root.relativize(f).toString().matches("(.*[/\\\\])?target[/\\\\].*"))
              .sorted()
              .toList();
    }
    int unformatted = 0;
    for (Path source : sources) {
      String before = Files.readString(source);
      String after = format(before);
      if (!after.equals(before)) {
        unformatted++;
        System.err.println((write ? "formatted " : "not formatted: ") + root.relativize(source));
        if (write) {
          Files.writeString(source, after);
        }
      }
    }
    if (unformatted > 0 && !write) {
      System.err.println("Run `mvn validate -Dformat.mode=write` and commit the result.");
      System.exit(1);
    }
  }

  private static String format(String source) throws Exception {
    String used = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(used, Style.GOOGLE);
    return new Formatter().formatSource(ordered);
  }
}
