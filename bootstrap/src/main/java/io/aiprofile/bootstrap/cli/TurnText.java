package io.aiprofile.bootstrap.cli;

import io.aiprofile.adapters.web.api.ChatAnswer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Turn;
import java.util.StringJoiner;

/** A turn as text for a person. */
final class TurnText {
  private TurnText() {}

  static String of(Turn turn) {
    StringJoiner lines = new StringJoiner("\n").add(withSources(turn));
    if (!turn.followUps().isEmpty()) {
      lines.add("").add("You could ask next");
      turn.followUps().forEach(next -> lines.add("  - " + next.text()));
    }
    return lines.toString();
  }

  /** The answer and what it cites, without what could be asked next. */
  static String withSources(Turn turn) {
    StringJoiner lines = new StringJoiner("\n").add(ChatAnswer.text(turn.answer()));
    if (!turn.answer().citations().isEmpty()) {
      lines.add("").add("Sources");
      turn.answer().citations().forEach(citation -> lines.add(source(citation)));
    }
    return lines.toString();
  }

  private static String source(Citation citation) {
    StringBuilder source = new StringBuilder("  [" + citation.marker() + "] ");
    source.append(citation.document());
    if (!citation.section().isEmpty()) {
      source.append(", ").append(citation.section());
    }
    if (citation.page() > 0) {
      source.append(", page ").append(citation.page());
    }
    return source.append("\n      “").append(citation.quote()).append('”').toString();
  }
}
