package io.aiprofile.application.chat;

import io.aiprofile.application.port.llm.Prompt.Tool;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Question;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the model may ask to be done for a visitor. Whatever it asks, profile and visitor are those
 * of the turn, addresses and names must have been typed by the visitor, and notes and questions are
 * the visitor's own words.
 */
public final class VisitorTools {
  private static final Logger LOG = LoggerFactory.getLogger(VisitorTools.class);

  static final String RECORD_USER_DETAILS = "record_user_details";
  static final String RECORD_UNKNOWN_QUESTION = "record_unknown_question";

  private static final Tool DETAILS =
      new Tool(
          RECORD_USER_DETAILS,
          "Passes the visitor's contact on, if they want to be contacted.",
          """
          {"type":"object","properties":{"email":{"type":"string"},"name":{"type":"string"},\
          "notes":{"type":"string"}},"required":["email"],"additionalProperties":false}""");

  private static final Tool UNKNOWN =
      new Tool(
          RECORD_UNKNOWN_QUESTION,
          "Notes a question that the sources do not answer.",
          """
          {"type":"object","properties":{"question":{"type":"string"}},"required":["question"],\
          "additionalProperties":false}""");

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          RECORD_USER_DETAILS, Set.of("email", "name", "notes"),
          RECORD_UNKNOWN_QUESTION, Set.of("question"));

  private static final String REFUSED = "refused: ";

  private final RecordLead leads;
  private final RecordGap gaps;

  @Inject
  public VisitorTools(RecordLead leads, RecordGap gaps) {
    this.leads = leads;
    this.gaps = gaps;
  }

  /** What came of a call. */
  enum Effect {
    CONTACT_PASSED_ON,
    QUESTION_NOTED,
    REFUSED
  }

  /**
   * An effect, and the words with which the model is told of it.
   *
   * @param words hold nothing that the model said
   */
  record Result(Effect effect, String words) {
    private static Result refused(String why) {
      return new Result(Effect.REFUSED, VisitorTools.REFUSED + why);
    }
  }

  /** The tools that could do something in this turn; others would only cost tokens. */
  List<Tool> offered(Brief brief) {
    if (!(brief.asker() instanceof Asker.Visitor)) {
      return List.of();
    }
    return RecordLead.addresses(typed(brief)).findAny().isPresent()
        ? List.of(DETAILS, UNKNOWN)
        : List.of(UNKNOWN);
  }

  /** Does what is asked, or refuses. */
  Result run(Brief brief, ToolCall call) {
    Result result =
        brief.asker() instanceof Asker.Visitor visitor
            ? run(brief, visitor, call)
            : Result.refused("nobody is there");
    if (result.effect == Effect.REFUSED) {
      LOG.warn("A tool call was refused for {}: {}", brief.payer().slug(), result.words);
    }
    return result;
  }

  private Result run(Brief brief, Asker.Visitor visitor, ToolCall call) {
    Set<String> fields = FIELDS.get(call.name());
    if (fields == null) {
      return Result.refused("there is no such tool");
    }
    Optional<Map<String, Object>> arguments =
        call.arguments()
            .filter(given -> fields.containsAll(given.keySet()))
            .filter(given -> given.values().stream().allMatch(String.class::isInstance));
    if (arguments.isEmpty()) {
      return Result.refused("the arguments do not fit the schema");
    }
    return call.name().equals(RECORD_USER_DETAILS)
        ? passOn(brief, visitor, arguments.get())
        : note(brief, visitor);
  }

  private Result passOn(Brief brief, Asker.Visitor visitor, Map<String, Object> arguments) {
    Optional<EmailAddress> email = EmailAddress.parse(text(arguments, "email"));
    if (email.isEmpty()) {
      return Result.refused("that is no e-mail address");
    }
    RecordLead.Outcome outcome =
        leads.record(
            visitor,
            typed(brief),
            email.get(),
            typedName(brief, text(arguments, "name")),
            brief.question().text());
    return switch (outcome) {
      case RECORDED -> new Result(Effect.CONTACT_PASSED_ON, "passed on");
      case ALREADY_RECORDED -> Result.refused("this visitor's contact was passed on before");
      case NOT_TYPED -> Result.refused("the visitor did not type that address");
      case TOO_MANY -> Result.refused("enough contacts for today");
    };
  }

  private Result note(Brief brief, Asker.Visitor visitor) {
    return gaps.record(visitor, brief.question())
        ? new Result(Effect.QUESTION_NOTED, "noted")
        : new Result(Effect.QUESTION_NOTED, "noted before");
  }

  /** A name that the visitor told; one that the model made up tells nobody anything. */
  private static String typedName(Brief brief, String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return typed(brief).stream()
            .anyMatch(said -> said.text().toLowerCase(Locale.ROOT).contains(lower))
        ? name
        : "";
  }

  private static String text(Map<String, Object> arguments, String field) {
    return String.valueOf(arguments.getOrDefault(field, ""));
  }

  private static List<Question> typed(Brief brief) {
    List<Question> typed = new ArrayList<>(brief.history().asked());
    typed.add(brief.question());
    return typed;
  }
}
