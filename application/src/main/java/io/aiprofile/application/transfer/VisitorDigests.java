package io.aiprofile.application.transfer;

import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.VisitorId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each visitor said, hashed in the order of addition. */
final class VisitorDigests implements Conversations.Reader {
  private final SortedMap<String, RecordDigest> digests = new TreeMap<>();

  @Override
  public void exchange(VisitorId visitor, ConversationId id, Exchange exchange) {
    digests
        .computeIfAbsent(visitor.value(), unknown -> new RecordDigest())
        .add(List.of(id, exchange));
  }

  void addTo(RecordDigest all) {
    digests.forEach(
        (visitor, digest) -> {
          Tally said = digest.tally();
          all.add(List.of(visitor, said), said.count());
        });
  }
}
