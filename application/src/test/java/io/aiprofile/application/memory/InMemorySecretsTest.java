package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Secrets;
import io.aiprofile.application.port.storage.SecretsContract;

class InMemorySecretsTest implements SecretsContract {
  private final Secrets secrets = new InMemorySecrets();

  @Override
  public Secrets secrets() {
    return secrets;
  }
}
