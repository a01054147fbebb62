package io.aiprofile.adapters.web;

import io.aiprofile.adapters.web.auth.Gate;
import io.aiprofile.adapters.web.auth.Site;
import io.aiprofile.adapters.web.page.ErrorPage;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.StaticFiles;
import io.aiprofile.adapters.web.server.WebServer;
import io.aiprofile.adapters.web.templates.JteerrorGenerated;
import jakarta.inject.Inject;

/** The pages and the API, ready to be served. */
public final class WebAdapter {
  private final Routes routes;
  private final StaticFiles files;
  private final Gate gate;
  private final Frame frame;
  private final Site site;

  @Inject
  public WebAdapter(Routes routes, StaticFiles files, Gate gate, Frame frame, Site site) {
    this.routes = routes;
    this.files = files;
    this.gate = gate;
    this.frame = frame;
    this.site = site;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for one that is free
   */
  public WebServer start(String host, int port) {
    boolean overHttps = site.baseUrl().startsWith("https:");
    return WebServer.start(host, port, routes.all(), files, gate, this::page, overHttps);
  }

  private Reply page(Problem problem, String requestId) {
    ErrorPage page =
        new ErrorPage(
            frame.around(problem.title(), problem.title()),
            problem.status(),
            problem.title(),
            problem.detail(),
            requestId);
    return Reply.html(problem.status(), JteerrorGenerated::render, page);
  }
}
