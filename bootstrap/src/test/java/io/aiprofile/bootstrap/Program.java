package io.aiprofile.bootstrap;

import io.aiprofile.bootstrap.cli.StopSignal;
import io.aiprofile.bootstrap.cli.Surroundings;
import io.aiprofile.bootstrap.config.InvalidConfiguration;
import io.aiprofile.bootstrap.config.LoadedConfiguration;
import io.aiprofile.bootstrap.storage.StorageLocation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The program in this process, run in a folder of its own. */
public final class Program {
  /** What came of a run. */
  public record Run(int exitCode, String out, String err) {}

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private StopSignal stop = new StopSignal();

  public Program(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  public Path data() {
    return folder.resolve(environment.getOrDefault("DATA_DIR", "data"));
  }

  /** Where it keeps its data. */
  public StorageLocation storage() {
    try {
      return LoadedConfiguration.load(environment, folder).configuration().storage();
    } catch (InvalidConfiguration e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same program with one more variable. */
  public Program with(String key, String value) {
    Program changed = new Program(folder);
    changed.environment.putAll(environment);
    changed.environment.put(key, value);
    return changed;
  }

  /** The same program, already asked to stop. */
  public Program stopped() {
    Program changed = new Program(folder);
    changed.stop = new StopSignal();
    changed.stop.request();
    return changed;
  }

  public Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            Map.copyOf(environment), folder, new PrintWriter(out), new PrintWriter(err), false);
    int exitCode = Main.run(args, surroundings, stop);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
