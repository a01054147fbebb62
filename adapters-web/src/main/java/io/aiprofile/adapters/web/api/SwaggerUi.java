package io.aiprofile.adapters.web.api;

import java.net.URL;
import java.util.Map;

/** The parts of Swagger UI that the page about the API shows itself with. */
public final class SwaggerUi {
  /** The version in the root {@code pom.xml}; a start fails when the two differ. */
  private static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

  private SwaggerUi() {}

  /** Its files by the names that the page loads them under. */
  public static Map<String, URL> files() {
    return Map.of(
        "swagger-ui.css", file("swagger-ui.css"),
        "swagger-ui.js", file("swagger-ui-bundle.js"));
  }

  private static URL file(String name) {
    URL file = SwaggerUi.class.getResource(FOLDER + name);
    if (file == null) {
      throw new IllegalStateException("The program is incomplete: " + FOLDER + name);
    }
    return file;
  }
}
