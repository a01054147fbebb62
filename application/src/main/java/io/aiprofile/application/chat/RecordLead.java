package io.aiprofile.application.chat;

import io.aiprofile.application.notify.DeliverNotices;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Passes a visitor's address on to the professional, whoever asks for it: only one that this
 * visitor typed in this conversation, once per conversation, capped per network and profile.
 */
@Singleton
public final class RecordLead {
  /** What came of it. */
  public enum Outcome {
    RECORDED,
    /** This conversation has a lead already, which stays as it is. */
    ALREADY_RECORDED,
    /** The visitor never typed this address here. */
    NOT_TYPED,
    /** Enough for today from this network, or for this profile. */
    TOO_MANY
  }

  private static final int PER_PROFILE_PER_DAY = 100;
  private static final int PER_NETWORK_PER_DAY = 5;

  private final Leads leads;
  private final DeliverNotices deliver;
  private final InstantSource clock;
  private final DailyCap<NetworkAtProfile> networks;

  private record NetworkAtProfile(String network, Slug slug) {}

  @Inject
  public RecordLead(Leads leads, DeliverNotices deliver, InstantSource clock) {
    this.leads = leads;
    this.deliver = deliver;
    this.clock = clock;
    this.networks = new DailyCap<>(PER_NETWORK_PER_DAY, clock);
  }

  /**
   * Records it.
   *
   * @param typed all that the visitor said in this conversation
   */
  public Outcome record(
      Asker.Visitor visitor, List<Question> typed, EmailAddress email, String name, String notes) {
    if (addresses(typed).noneMatch(email::equals)) {
      return Outcome.NOT_TYPED;
    }
    if (isRecorded(visitor.slug(), visitor.conversation())) {
      return Outcome.ALREADY_RECORDED;
    }
    Instant now = clock.instant();
    if (ofLastDay(visitor.slug(), now) >= PER_PROFILE_PER_DAY
        || !networks.take(new NetworkAtProfile(visitor.network(), visitor.slug()))) {
      return Outcome.TOO_MANY;
    }
    Lead lead = new Lead(visitor.conversation(), email, name, notes, now);
    if (!leads.add(visitor.slug(), lead, notice(visitor.slug(), lead))) {
      return Outcome.ALREADY_RECORDED;
    }
    deliver.soon();
    return Outcome.RECORDED;
  }

  boolean isRecorded(Slug slug, ConversationId conversation) {
    return leads.list(slug).stream().anyMatch(lead -> lead.conversation().equals(conversation));
  }

  /** The addresses that stand in what was said. */
  static Stream<EmailAddress> addresses(List<Question> typed) {
    return typed.stream().flatMap(said -> EmailAddress.in(said.text()).stream());
  }

  /** Somebody who leaves an address and asks nothing wants no answer from the documents. */
  static boolean onlyLeavesAddress(Question said) {
    return addresses(List.of(said)).findAny().isPresent()
        && said.text().chars().noneMatch(c -> "?？؟".indexOf(c) >= 0);
  }

  private long ofLastDay(Slug slug, Instant now) {
    Instant from = now.minus(Duration.ofDays(1));
    return leads.list(slug).stream().filter(lead -> lead.at().isAfter(from)).count();
  }

  /** Forgets all of a profile. */
  void erase(Slug slug) {
    leads.erase(slug);
  }

  private static Notice notice(Slug slug, Lead lead) {
    return new Notice(
        "lead-" + lead.conversation(),
        slug,
        Notice.Kind.LEAD,
        "Somebody would like to hear from you",
        Stream.of(lead.email().value(), lead.name(), lead.notes())
            .filter(line -> !line.isEmpty())
            .reduce((above, below) -> above + "\n" + below)
            .orElseThrow(),
        lead.at());
  }
}
