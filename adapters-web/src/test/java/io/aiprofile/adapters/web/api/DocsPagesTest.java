package io.aiprofile.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page about the API")
class DocsPagesTest {
  private static final Pattern ASSETS = Pattern.compile("(/static/[0-9a-f]+/)docs\\.js");

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  @DisplayName("lists every operation without a script")
  void listed() {
    Received page = running.visitor().get("/docs");

    assertThat(page.status()).isEqualTo(200);
    running.routes().all().stream()
        .filter(route -> route.isApi())
        .forEach(route -> assertThat(page.text()).contains(route.method() + " " + route.path()));
    assertThat(page.text()).contains("href=\"/openapi.json\"");
  }

  @Test
  @DisplayName("is covered by the same strict content policy as every page")
  void policy() {
    Browser browser = running.visitor();
    List<String> everywhere = browser.get("/explore").headers("content-security-policy");

    assertThat(browser.get("/docs").headers("content-security-policy")).isEqualTo(everywhere);
    assertThat(everywhere.getFirst()).doesNotContain("unsafe");
  }

  @Test
  @DisplayName("brings Swagger UI itself, packed")
  void swagger() {
    Browser browser = running.visitor();
    Matcher assets = ASSETS.matcher(browser.get("/docs").text());
    assertThat(assets.find()).isTrue();

    Received script = browser.get(assets.group(1) + "swagger-ui.js");
    assertThat(script.header("content-type")).startsWith("text/javascript");
    assertThat(script.body()).hasSizeLessThan(600_000);
    assertThat(script.text()).contains("SwaggerUIBundle");
    assertThat(browser.get(assets.group(1) + "swagger-ui.css").status()).isEqualTo(200);
    assertThat(browser.get(assets.group(1) + "docs.css").status()).isEqualTo(200);
  }
}
