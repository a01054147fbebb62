package io.aiprofile.adapters.llm;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Plays what a provider once sent, from a file below {@code recorded}. */
record RecordedStream(String name) implements StubProvider.Behaviour {
  @Override
  public void answer(StubProvider.Request request, StubConnection connection) throws IOException {
    connection.beginStream();
    connection.stream(recording());
    connection.endStream();
  }

  private String recording() throws IOException {
    try (InputStream file = RecordedStream.class.getResourceAsStream("recorded/" + name + ".sse")) {
      if (file == null) {
        throw new FileNotFoundException(name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
