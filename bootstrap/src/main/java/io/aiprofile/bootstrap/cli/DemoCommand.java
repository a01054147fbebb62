package io.aiprofile.bootstrap.cli;

import com.google.inject.Injector;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.profile.ChangeHeadline;
import io.aiprofile.application.profile.ChangeStatus;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.bootstrap.config.Configuration;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
    name = "demo",
    header = "Load a sample professional and serve the pages.",
    description = {
      "Adds the fictional Meera Krishnan, with five documents, to DATA_DIR, and serves as with"
          + " IS_LOCAL=true until Ctrl-C."
    },
    footer = {"", "Example: DATA_DIR=/tmp/demo ai-profile demo"})
public final class DemoCommand implements Callable<Integer> {
  private static final Slug SAMPLE = new Slug("meera-krishnan");
  private static final String NAME = "Meera Krishnan";
  private static final List<String> DOCUMENTS =
      List.of(
          "resume.pdf",
          "recommendations.docx",
          "projects.md",
          "certifications.csv",
          "interview-notes.txt");
  private static final String HEADLINE = "Director of platform engineering · Bengaluru";
  private final Session session;

  @Option(names = "--with-parent", description = "End when the process that started this ends.")
  private boolean withParent;

  public DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Serving serving = new Serving(session);
    if (withParent) {
      serving.endWithParent();
    }
    Configuration configuration =
        session
            .configuration()
            .limitedTo(new UploadLimits(DOCUMENTS.size()))
            .served(session.configuration().server().local());
    Injector product = session.productOver(configuration);
    if (!isLoaded(product) && !load(product)) {
      return ExitCode.REFUSED;
    }
    return serving.run(product, configuration.server(), this::tell);
  }

  private static boolean isLoaded(Injector product) {
    return product.getInstance(Profiles.class).find(SAMPLE).isPresent()
        && product.getInstance(Chunks.class).currentId(SAMPLE).isPresent();
  }

  private boolean load(Injector product) throws IOException {
    if (product.getInstance(Profiles.class).find(SAMPLE).isEmpty()) {
      product.getInstance(CreateProfile.class).create(NAME);
      product.getInstance(ChangeHeadline.class).change(SAMPLE, HEADLINE);
    }
    for (String name : DOCUMENTS) {
      session.stop().check();
      AddDocument.Outcome added =
          product.getInstance(AddDocument.class).add(SAMPLE, name, sample(name));
      if (added instanceof AddDocument.Outcome.Refused refused) {
        session.screen().note(name + ": refused. " + refused.message());
        return false;
      }
    }
    try (Progress progress = session.progress()) {
      product
          .getInstance(IndexingRuns.class)
          .run(
              SAMPLE,
              Mode.IF_CHANGED,
              step -> {
                progress.at(IndexCommand.label(step.stage()), step.done(), step.total());
                return !session.stop().isRequested();
              });
    }
    session.stop().check();
    product.getInstance(ChangeStatus.class).change(SAMPLE, ProfileStatus.ENABLED);
    return true;
  }

  private void tell(String address) {
    session.screen().print("");
    session.screen().print("Ask " + NAME + ":    " + address + "/chat/" + SAMPLE);
    session.screen().print("Make your own page:    " + address + "/owner");
    session.screen().print("The API, to try:       " + address + "/docs");
    session.screen().print("");
    session.screen().print("Ctrl-C stops it.");
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream("/sample/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: sample/" + name);
      }
      return in.readAllBytes();
    }
  }
}
