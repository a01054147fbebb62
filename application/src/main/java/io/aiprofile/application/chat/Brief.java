package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.profile.DisplayName;

/**
 * All that a writer is given for one answer.
 *
 * @param name of the professional
 * @param question as asked
 * @param inquiry the question as understood
 * @param inDocuments whether the documents probably hold an answer
 * @param history what was said before
 * @param asker who asks, and what their tools may do
 */
public record Brief(
    DisplayName name,
    ProfileIndex index,
    Question question,
    Inquiry inquiry,
    Evidence evidence,
    boolean inDocuments,
    History history,
    Asker asker) {

  Payer payer() {
    return asker.payer();
  }
}
