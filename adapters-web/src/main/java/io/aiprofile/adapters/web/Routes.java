package io.aiprofile.adapters.web;

import static io.aiprofile.adapters.web.server.Access.ANYONE;
import static io.aiprofile.adapters.web.server.Access.OPERATOR;
import static io.aiprofile.adapters.web.server.Access.OWNER;
import static io.aiprofile.adapters.web.server.Route.delete;
import static io.aiprofile.adapters.web.server.Route.get;
import static io.aiprofile.adapters.web.server.Route.patch;
import static io.aiprofile.adapters.web.server.Route.post;

import io.aiprofile.adapters.web.api.ChatApi;
import io.aiprofile.adapters.web.api.DocsPages;
import io.aiprofile.adapters.web.api.DocumentsApi;
import io.aiprofile.adapters.web.api.IndexApi;
import io.aiprofile.adapters.web.api.ProfilesApi;
import io.aiprofile.adapters.web.owner.OwnerPages;
import io.aiprofile.adapters.web.owner.SignInPages;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Route;
import io.aiprofile.adapters.web.visitor.ChatPages;
import io.aiprofile.adapters.web.visitor.DirectoryPages;
import jakarta.inject.Inject;
import java.util.List;

/** Everything that the server answers: method, path, who may, how much it may be sent. */
public final class Routes {
  /** A question of 2,000 characters with fifty earlier ones. */
  private static final int CHAT_BYTES = 512_000;

  /** A form of some short fields. */
  private static final int FORM_BYTES = 32_000;

  /** The largest document and what a form adds to it. */
  private static final int UPLOAD_BYTES = 5_100_000;

  /** A form without a script sends all its files at once. */
  private static final int UPLOADS_BYTES = 3 * UPLOAD_BYTES;

  private final List<Route> all;

  @Inject
  public Routes(
      DirectoryPages directory,
      ChatPages chat,
      SignInPages signIn,
      OwnerPages owner,
      ProfilesApi profiles,
      DocumentsApi documents,
      IndexApi index,
      ChatApi chatApi,
      DocsPages docs) {
    all =
        List.of(
            get("/", ANYONE, directory::home),
            get("/explore", ANYONE, directory::explore),
            get("/chat/{slug}", ANYONE, chat::show),
            post("/chat/{slug}", ANYONE, FORM_BYTES, chat::ask),
            post("/chat/{slug}/contact", ANYONE, FORM_BYTES, chat::passOn),
            post("/chat/{slug}/forget", ANYONE, FORM_BYTES, chat::forget),
            get("/owner", ANYONE, owner::show),
            post("/owner/sign-in", ANYONE, FORM_BYTES, signIn::signIn),
            post("/owner/register", ANYONE, FORM_BYTES, signIn::register),
            post("/owner/sign-out", OWNER, FORM_BYTES, signIn::signOut),
            post("/owner/headline", OWNER, FORM_BYTES, owner::changeHeadline),
            post("/owner/documents", OWNER, UPLOADS_BYTES, owner::upload),
            post("/owner/documents/delete", OWNER, FORM_BYTES, owner::removeDocument),
            post("/owner/index", OWNER, FORM_BYTES, owner::index),
            post("/owner/index/cancel", OWNER, FORM_BYTES, owner::cancelIndex),
            get("/owner/index/progress", OWNER, owner::progress),
            post("/owner/publish", OWNER, FORM_BYTES, owner::publish),
            post("/owner/unpublish", OWNER, FORM_BYTES, owner::unpublish),
            get("/api/profiles", ANYONE, profiles::list),
            post("/api/profiles", OPERATOR, FORM_BYTES, profiles::create),
            get("/api/profiles/{slug}", ANYONE, profiles::show),
            delete("/api/profiles/{slug}", OPERATOR, profiles::erase),
            patch("/api/profiles/{slug}/status", OPERATOR, FORM_BYTES, profiles::changeStatus),
            delete("/api/profiles/{slug}/soft", OPERATOR, profiles::deleteSoftly),
            post("/api/profiles/{slug}/restore", OPERATOR, 0, profiles::restore),
            get("/api/profiles/{slug}/documents", OPERATOR, documents::list),
            post("/api/profiles/{slug}/documents", OPERATOR, UPLOAD_BYTES, documents::upload),
            delete("/api/profiles/{slug}/documents/{filename}", OPERATOR, documents::delete),
            get("/api/profiles/{slug}/index", OPERATOR, index::show),
            post("/api/profiles/{slug}/index", OPERATOR, 0, index::start),
            post("/api/profiles/{slug}/index/force", OPERATOR, 0, index::force),
            post("/api/profiles/{slug}/chat", ANYONE, CHAT_BYTES, chatApi::ask),
            post("/api/profiles/{slug}/chat/contact", ANYONE, FORM_BYTES, chatApi::passOn),
            get("/api/profiles/{slug}/chat/welcome", ANYONE, chatApi::welcome),
            get("/api/system/index-history", OPERATOR, index::history),
            get("/openapi.json", ANYONE, docs::openApi),
            get("/docs", ANYONE, docs::show),
            get("/healthz", ANYONE, request -> Reply.text("ok\n")));
  }

  /** In the order of the table. */
  public List<Route> all() {
    return all;
  }
}
