package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.profile.Slug;
import java.util.List;

/** Samples of what visitors leave behind, each a second younger than the one numbered before. */
public final class VisitorRecords {
  private VisitorRecords() {}

  /** The lead of the conversation of that number. */
  public static Lead lead(int number) {
    return new Lead(
        conversation(number),
        new EmailAddress("visitor" + number + "@example.org"),
        "Visitor " + number,
        "About number " + number,
        NOW.plusSeconds(number));
  }

  /** A question of the conversation of that number. */
  public static KnowledgeGap gap(int number) {
    return gap(number, "Does she sing in " + number + " languages?");
  }

  public static KnowledgeGap gap(int number, String question) {
    return new KnowledgeGap(conversation(number), new Question(question), NOW.plusSeconds(number));
  }

  /** The notice of a lead. */
  public static Notice notice(Slug slug, Lead lead) {
    return new Notice(
        "lead-" + lead.conversation(),
        slug,
        Notice.Kind.LEAD,
        "Somebody would like to hear from you",
        lead.email() + "\n" + lead.name() + "\n" + lead.notes(),
        lead.at());
  }

  /** The notice of a gap. */
  public static Notice notice(Slug slug, KnowledgeGap gap) {
    return new Notice(
        "gap-"
            + gap.conversation()
            + "-"
            + ContentHash.of(gap.question().text()).hex().substring(0, 16),
        slug,
        Notice.Kind.KNOWLEDGE_GAP,
        "A question that your documents do not answer",
        gap.question().text(),
        gap.at());
  }

  /** The notices of letters. */
  public static List<Notice> notices(List<Letter> letters) {
    return letters.stream().map(Letter::notice).toList();
  }
}
