package io.aiprofile.adapters.web.server;

/** Who may use a route. */
public enum Access {
  /** Everybody, without signing in. */
  ANYONE,
  /** A signed-in owner, for the profile of the session. */
  OWNER,
  /** Who runs the platform. */
  OPERATOR
}
