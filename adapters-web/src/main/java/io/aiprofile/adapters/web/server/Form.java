package io.aiprofile.adapters.web.server;

import java.util.List;
import java.util.Map;

/** A submitted form; of fields with several values the first counts. */
public record Form(Map<String, String> fields, List<Upload> files) {
  public Form {
    fields = Map.copyOf(fields);
    files = List.copyOf(files);
  }

  /** The field's value, or the empty text. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }
}
