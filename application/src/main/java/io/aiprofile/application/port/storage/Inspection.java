package io.aiprofile.application.port.storage;

import java.util.function.Consumer;

/** Looks in the storage itself for damage that those who read from it step over. */
public interface Inspection {
  /**
   * Reads everything and changes nothing.
   *
   * @param problem is given each thing that is wrong, as one sentence naming where it is
   */
  void inspect(Consumer<String> problem);
}
