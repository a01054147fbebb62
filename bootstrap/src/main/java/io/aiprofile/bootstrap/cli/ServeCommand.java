package io.aiprofile.bootstrap.cli;

import io.aiprofile.bootstrap.config.Configuration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}. */
@Command(
    name = "serve",
    header = "Serve the pages and the API; what is done without a command.",
    description = {
      "Listens on HOST and PORT until Ctrl-C. With IS_LOCAL=true anyone on this machine may make"
          + " and edit pages; that is refused on an address that others can reach."
    },
    footer = {"", "Example: IS_LOCAL=true PORT=8080 ai-profile serve"})
public final class ServeCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--with-parent", description = "End when the process that started this ends.")
  private boolean withParent;

  public ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Configuration configuration = session.configuration();
    Serving serving = new Serving(session);
    if (withParent) {
      serving.endWithParent();
    }
    return serving.run(session.productOver(configuration), configuration.server(), this::tell);
  }

  private void tell(String address) {
    session.screen().print("AI Profile Platform is running at " + address + " (Ctrl-C stops it)");
  }
}
