package io.aiprofile.bootstrap;

import io.aiprofile.bootstrap.cli.AddCommand;
import io.aiprofile.bootstrap.cli.Arguments;
import io.aiprofile.bootstrap.cli.AskCommand;
import io.aiprofile.bootstrap.cli.BackupCommand;
import io.aiprofile.bootstrap.cli.CheckCommand;
import io.aiprofile.bootstrap.cli.DemoCommand;
import io.aiprofile.bootstrap.cli.EraseCommand;
import io.aiprofile.bootstrap.cli.ExitCode;
import io.aiprofile.bootstrap.cli.ExportCommand;
import io.aiprofile.bootstrap.cli.Failures;
import io.aiprofile.bootstrap.cli.IndexCommand;
import io.aiprofile.bootstrap.cli.MigrateCommand;
import io.aiprofile.bootstrap.cli.NewCommand;
import io.aiprofile.bootstrap.cli.OutboxCommand;
import io.aiprofile.bootstrap.cli.RestoreCommand;
import io.aiprofile.bootstrap.cli.ServeCommand;
import io.aiprofile.bootstrap.cli.Session;
import io.aiprofile.bootstrap.cli.StopSignal;
import io.aiprofile.bootstrap.cli.Surroundings;
import io.aiprofile.bootstrap.cli.TerminationSignals;
import io.aiprofile.bootstrap.config.InvalidConfiguration;
import io.aiprofile.bootstrap.evaluation.EvalCommand;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The program {@code ai-profile}. */
@Command(
    name = "ai-profile",
    header = "Career documents that answer questions, with the source of every sentence.",
    description = {
      "Settings are environment variables, or KEY=VALUE lines of a file .env in the working"
          + " directory. Data is kept below DATA_DIR, ./data unless set."
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    descriptionHeading = "%n",
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:understood and refused, for the reason shown",
      "2:the command line is wrong",
      "65:a file that was handed in is malformed",
      "70:an internal error, described in DATA_DIR/logs/app.log",
      "74:reading or writing failed",
      "78:the configuration is wrong",
      "130:stopped by Ctrl-C"
    })
public final class Main {
  /** How long a command that is asked to stop may take to leave things tidy. */
  private static final int PATIENCE_S = 10;

  /** Shells report a process that a signal ended as this and the signal's number. */
  private static final int BY_SIGNAL = 128;

  private static final String[] SERVE = {"serve"};
  private static final String[] EXAMPLES = {
    "",
    "From documents to answers:",
    "  ai-profile new \"Asha Rao\"",
    "  ai-profile add asha-rao cv.pdf projects.md",
    "  ai-profile index asha-rao",
    "  ai-profile ask asha-rao \"Where did she study?\""
  };

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    StopSignal stop = new StopSignal();
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger signal = new AtomicInteger();
    TerminationSignals.handle(
        number -> {
          signal.set(number);
          stop(stop, ended);
          System.exit(BY_SIGNAL + number);
        });
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, ended), "stop"));
    int exitCode;
    try {
      exitCode = run(Arguments.asTyped(args), Surroundings.ofThisProcess(), stop);
    } finally {
      ended.countDown();
    }
    System.exit(signal.get() == 0 ? exitCode : BY_SIGNAL + signal.get());
  }

  /** Runs one command; everything it started has ended when this returns. */
  public static int run(String[] args, Surroundings surroundings, StopSignal stop) {
    try (Session session = new Session(surroundings, stop)) {
      Failures failures = new Failures(session);
      try {
        return commandLine(session, surroundings)
            .setExecutionStrategy(parsed -> execute(parsed, session, failures))
            .setExecutionExceptionHandler((thrown, command, parsed) -> failures.explain(thrown))
            .execute(args.length == 0 ? SERVE : args);
      } catch (Throwable error) {
        // What is not an Exception passes by the handler above.
        return failures.explain(error);
      }
    }
  }

  private static CommandLine commandLine(Session session, Surroundings surroundings) {
    CommandLine eval = new CommandLine(new EvalCommand());
    EvalCommand.subcommands(session).forEach(eval::addSubcommand);
    CommandLine all =
        new CommandLine(new Main())
            .addSubcommand(new ServeCommand(session))
            .addSubcommand(new NewCommand(session))
            .addSubcommand(new AddCommand(session))
            .addSubcommand(new IndexCommand(session))
            .addSubcommand(new AskCommand(session))
            .addSubcommand(new DemoCommand(session))
            .addSubcommand(new OutboxCommand(session))
            .addSubcommand(new ExportCommand(session))
            .addSubcommand(new EraseCommand(session))
            .addSubcommand(new BackupCommand(session))
            .addSubcommand(new RestoreCommand(session))
            .addSubcommand(new MigrateCommand(session))
            .addSubcommand(new CheckCommand(session))
            .addSubcommand(eval)
            .addSubcommand(new CommandLine.HelpCommand())
            .setOut(surroundings.out())
            .setErr(surroundings.err())
            // A question may begin with an @; it names no file of arguments.
            .setExpandAtFiles(false)
            .setParameterExceptionHandler((wrong, args) -> usage(wrong, session));
    all.getCommandSpec().usageMessage().footer(EXAMPLES);
    return all;
  }

  /** Help needs no configuration; everything else needs a sound one before it starts. */
  private static int execute(ParseResult parsed, Session session, Failures failures) {
    if (CommandLine.printHelpIfRequested(parsed)) {
      return ExitCode.OK;
    }
    try {
      session.configuration();
    } catch (InvalidConfiguration e) {
      return failures.explain(e);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int usage(ParameterException wrong, Session session) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    session.screen().note(String.valueOf(wrong.getMessage()));
    session.screen().note("How to use it: " + command + " --help");
    return ExitCode.USAGE;
  }

  /** Runs while the process is being ended: until it returns the command can tidy up. */
  private static void stop(StopSignal stop, CountDownLatch ended) {
    stop.request();
    try {
      if (!ended.await(PATIENCE_S, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the jar's manifest says. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"ai-profile " + (version == null ? "(not packaged)" : version)};
    }
  }
}
