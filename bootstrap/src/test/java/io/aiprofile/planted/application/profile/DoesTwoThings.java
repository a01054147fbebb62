package io.aiprofile.planted.application.profile;

/** Breaks: a use case has one verb. */
public final class DoesTwoThings {
  /** What came of it. */
  public interface Outcome {}

  public Outcome one() {
    return new Outcome() {};
  }

  public Outcome another() {
    return new Outcome() {};
  }
}
