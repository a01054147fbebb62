package io.aiprofile.bootstrap.cli;

import com.google.inject.Injector;
import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}. */
@Command(
    name = "demo",
    header = "Load a sample professional and ask some questions.",
    description = "Adds the fictional Meera Krishnan, with five documents, to DATA_DIR.",
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
  private static final List<String> QUESTIONS =
      List.of(
          "What is the biggest platform she has built?",
          "is she hands-on?",
          "How many years of experience does she have?",
          "Has she worked at Siemens?");

  private final Session session;

  public DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Injector product =
        session.productOver(session.configuration().limitedTo(new UploadLimits(DOCUMENTS.size())));
    if (product.getInstance(Profiles.class).find(SAMPLE).isEmpty()) {
      product.getInstance(CreateProfile.class).create(NAME);
    }
    for (String name : DOCUMENTS) {
      session.stop().check();
      AddDocument.Outcome added =
          product.getInstance(AddDocument.class).add(SAMPLE, name, sample(name));
      if (added instanceof AddDocument.Outcome.Refused refused) {
        session.screen().note(name + ": refused. " + refused.message());
        return ExitCode.REFUSED;
      }
    }
    try (Progress progress = session.progress()) {
      product
          .getInstance(IndexDocuments.class)
          .index(
              SAMPLE,
              Mode.IF_CHANGED,
              (stage, done, total) -> {
                progress.at(IndexCommand.label(stage), done, total);
                return !session.stop().isRequested();
              });
    }
    for (String question : QUESTIONS) {
      session.stop().check();
      ask(product.getInstance(AnswerQuestion.class), question);
    }
    session.screen().print("\nGo on with: ai-profile ask " + SAMPLE + " \"YOUR QUESTION\"");
    return ExitCode.OK;
  }

  private void ask(AnswerQuestion answer, String question) throws IOException {
    session.screen().print("\n> " + question);
    if (answer.answer(SAMPLE, Question.of(question), List.of())
        instanceof AnswerQuestion.Outcome.Answered answered) {
      session.screen().print(TurnText.withSources(answered.turn()));
    }
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
