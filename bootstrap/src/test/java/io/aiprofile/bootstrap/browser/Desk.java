package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.aiprofile.bootstrap.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The owner's page as its owner sees it. */
record Desk(Page page) {
  static final String PATH = "/owner";

  /** Enough to be asked about. */
  static final FilePayload RESUME =
      text(
          "resume.md",
          """
          # Experience

          Harbour pilot at the Port of Rotterdam, 2015 - 2023. Brought 2,400 ships in without a
          scratch and trained eleven younger pilots.

          # Education

          Bachelor of Nautical Science, Maritime Academy of Delfzijl, 2014.

          # Contact

          jonna@example.com
          """);

  static FilePayload text(String name, String content) {
    return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }

  /** A document of the sample professional. */
  static FilePayload sample(String name) {
    try {
      Path folder = Files.createTempDirectory("upload");
      Path copy = Sample.copy(name, folder);
      FilePayload payload =
          new FilePayload(name, "application/octet-stream", Files.readAllBytes(copy));
      Files.delete(copy);
      Files.delete(folder);
      return payload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody new at the desk. */
  static Desk create(Page page, String name) {
    page.locator("#name").fill(name);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create my page")).click();
    Desk desk = new Desk(page);
    assertThat(desk.heading()).hasText("1 of 5 done. Next: add your documents.");
    return desk;
  }

  Locator heading() {
    return page.locator("h1");
  }

  Locator documents() {
    return page.locator(".document");
  }

  Locator notice() {
    return page.locator("#notice");
  }

  Locator problem() {
    return page.locator("#problem");
  }

  /** A run that goes on. */
  Locator run() {
    return page.locator("#run");
  }

  Locator task(String key) {
    return page.locator("#" + key);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void choose(FilePayload... files) {
    page.locator("#file").setInputFiles(files);
  }

  /** Adds the documents, has them read, and publishes. */
  void publish(FilePayload... files) {
    choose(files);
    assertThat(documents()).hasCount(files.length);
    button("Read my documents").click();
    assertThat(page.locator(".facts")).isVisible();
    button("Publish my page").click();
    assertThat(task("publish").locator(".live")).isVisible();
  }

  /** What came of the page until now. */
  Locator soFar() {
    return page.locator(".so-far");
  }

  /** Where visitors find the page. */
  String publicPath() {
    return page.locator("#link").inputValue().replaceFirst("^https?://[^/]+", "");
  }
}
