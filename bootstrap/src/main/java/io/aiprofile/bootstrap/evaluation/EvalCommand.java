package io.aiprofile.bootstrap.evaluation;

import io.aiprofile.bootstrap.cli.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code eval}: what its subcommands have in common is that they measure. */
@Command(
    name = "eval",
    header = "Put search, topics and answers to the test on files of your own.",
    description = "Results appear under their name only when they are complete.",
    synopsisSubcommandLabel = "(retrieval | topics | answers)")
public final class EvalCommand {
  /** The subcommands. */
  public static List<Callable<Integer>> subcommands(Session session) {
    return List.of(
        new RetrievalCommand(session), new TopicsCommand(session), new AnswersCommand(session));
  }
}
