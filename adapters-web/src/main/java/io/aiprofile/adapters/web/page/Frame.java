package io.aiprofile.adapters.web.page;

import io.aiprofile.adapters.web.auth.Site;
import io.aiprofile.adapters.web.server.StaticFiles;
import jakarta.inject.Inject;

/** Puts what all pages share around a page. */
public final class Frame {
  private final StaticFiles files;
  private final Site site;

  @Inject
  public Frame(StaticFiles files, Site site) {
    this.files = files;
    this.site = site;
  }

  public Shell around(String title, String description) {
    return new Shell(title, description, files.base(), site.isLocal());
  }
}
