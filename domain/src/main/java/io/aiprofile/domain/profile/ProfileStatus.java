package io.aiprofile.domain.profile;

/** What a profile's state allows its visitors and its owner to do. */
public enum ProfileStatus {
  /** Visitors may chat; the owner may work. */
  ENABLED(true, true),
  /** Not public; the owner may work. Every profile starts here. */
  DISABLED(false, true),
  /** Closed by an administrator, who alone may reopen it. */
  SUSPENDED(false, false),
  /** Deleted but restorable by an administrator. */
  SOFT_DELETED(false, false);

  private final boolean allowsChat;
  private final boolean allowsOwner;

  ProfileStatus(boolean allowsChat, boolean allowsOwner) {
    this.allowsChat = allowsChat;
    this.allowsOwner = allowsOwner;
  }

  /** Whether anonymous visitors see the page and may ask. */
  public boolean allowsChat() {
    return allowsChat;
  }

  /** Whether the owner may upload, index, and try questions. */
  public boolean allowsOwner() {
    return allowsOwner;
  }
}
