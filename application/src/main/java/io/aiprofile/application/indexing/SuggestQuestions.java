package io.aiprofile.application.indexing;

import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.profile.Profile;
import java.util.List;

/** Prepares questions that a visitor may want to ask next. */
public interface SuggestQuestions {

  /** Questions that were each checked to be answerable from the generation, best first. */
  List<Suggestion> prepare(Profile profile, IndexGeneration generation);
}
