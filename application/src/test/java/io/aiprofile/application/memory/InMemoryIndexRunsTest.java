package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.IndexRunsContract;

class InMemoryIndexRunsTest implements IndexRunsContract {
  private final IndexRuns indexRuns = new InMemoryIndexRuns();

  @Override
  public IndexRuns indexRuns() {
    return indexRuns;
  }
}
