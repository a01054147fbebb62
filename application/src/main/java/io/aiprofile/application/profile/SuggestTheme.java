package io.aiprofile.application.profile;

import io.aiprofile.domain.profile.Mood;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.profile.Theme;

/** Finds colours for a page that should feel a certain way. */
public interface SuggestTheme {

  /**
   * A theme that can be read. There is always one; nothing is kept.
   *
   * @param slug whose page it is
   */
  Theme suggest(Slug slug, Mood mood);
}
