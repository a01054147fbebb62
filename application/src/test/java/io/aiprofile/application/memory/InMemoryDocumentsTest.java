package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.DocumentsContract;

class InMemoryDocumentsTest implements DocumentsContract {
  private final Documents documents = new InMemoryDocuments();

  @Override
  public Documents documents() {
    return documents;
  }
}
