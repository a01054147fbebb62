package io.aiprofile.planted.application.memory;

/** A test that does not implement the contract. */
public final class ForgottenThingsTest {
  public String tested() {
    return new ForgottenThings().thing();
  }
}
