package io.aiprofile.adapters.web.owner;

import io.aiprofile.adapters.web.page.SoFar;
import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.ChatTotals;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What visitors did on a page, for its owner. */
final class VisitorsSoFar {
  private static final int MAX_CONTACTS = 100;
  private static final int MAX_GAPS = 20;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final ChatEvents events;
  private final Leads leads;
  private final Gaps gaps;

  @Inject
  VisitorsSoFar(ChatEvents events, Leads leads, Gaps gaps) {
    this.events = events;
    this.leads = leads;
    this.gaps = gaps;
  }

  /** Empty as long as nobody can have asked anything. */
  Optional<SoFar> of(Profile profile) {
    Slug slug = profile.slug();
    ChatTotals totals = events.totals(slug);
    List<Lead> contacts = leads.list(slug);
    List<KnowledgeGap> unanswered = gaps.list(slug);
    boolean quiet = totals.turns() == 0 && contacts.isEmpty() && unanswered.isEmpty();
    if (quiet && !profile.status().allowsChat()) {
      return Optional.empty();
    }
    long asked = totals.answered() + totals.refused();
    return Optional.of(
        new SoFar(
            totals.turns(),
            asked == 0 ? "" : percent((double) totals.answered() / asked),
            totals.answered() == 0 ? "" : percent(totals.support()),
            contacts.stream().limit(MAX_CONTACTS).map(VisitorsSoFar::contact).toList(),
            Math.max(0, contacts.size() - MAX_CONTACTS),
            unanswered.stream().limit(MAX_GAPS).map(VisitorsSoFar::gap).toList(),
            Math.max(0, unanswered.size() - MAX_GAPS)));
  }

  private static SoFar.Contact contact(Lead lead) {
    return new SoFar.Contact(
        lead.email().value(),
        href(lead.email()),
        lead.name(),
        lead.notes(),
        MINUTE.format(lead.at()));
  }

  /** A percent sign in an address would otherwise begin an escape (RFC 6068). */
  private static String href(EmailAddress email) {
    return "mailto:" + URLEncoder.encode(email.value(), StandardCharsets.UTF_8).replace("%40", "@");
  }

  private static SoFar.Gap gap(KnowledgeGap gap) {
    return new SoFar.Gap(gap.question().text(), MINUTE.format(gap.at()));
  }

  /** Rounded down, so that only all of them are 100%. */
  private static String percent(double share) {
    // A sum of shares can fall short of a whole by the last bit.
    return (int) Math.floor(100 * share + 1e-9) + "%";
  }
}
