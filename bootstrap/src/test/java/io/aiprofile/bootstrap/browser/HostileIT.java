package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.aiprofile.domain.profile.Slug;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner, or whoever wrote their documents, tries to run something in a visitor's browser. */
@NeedsChromium
class HostileIT {
  private static final String IMAGE = "<img src=http://evil.example/x.png onerror=hacked=1>";
  private static final String SCRIPT = "<script>hacked=1</script>";
  private static final String NAME = "Mallory <script>hacked=1</script>";
  private static final String HEADLINE = "\"><img src=http://evil.example/h.png onerror=hacked=1>";
  private static final String NOTES =
      "Worked as a baker at "
          + SCRIPT
          + " Acme Bread from 2019 to 2022 and sold cakes "
          + IMAGE
          + ".\n\nFor the bakery see [the shop](javascript:hacked=1) and"
          + " ![bread](http://evil.example/bread.png) in Delft.\n";

  @RegisterExtension static final Stage STAGE = new Stage();

  private static Slug slug = new Slug("nobody");

  @BeforeAll
  static void sheIsPublic() {
    slug =
        STAGE
            .product()
            .publish(NAME, HEADLINE, Map.of("notes.txt", NOTES.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anAnswerShowsMarkupAsTextStreamedAndReloaded() {
    Chat chat = new Chat(STAGE.visit("/chat/" + slug));
    assertThat(chat.page().locator("h1")).hasText(NAME);
    assertThat(chat.page().locator(".headline")).hasText(HEADLINE);
    chat.ask("Where did she work as a baker?");
    assertHarmless(chat);
    chat.page().reload();
    assertHarmless(chat);
  }

  private static void assertHarmless(Chat chat) {
    assertThat(chat.latest().locator(".prose")).containsText(SCRIPT);
    assertThat(chat.latest().locator(".prose")).containsText(IMAGE);
    assertThat(chat.latest().locator("img, script, iframe, object")).hasCount(0);
    assertThat(chat.latest().locator("a:not(.mark)")).hasCount(0);
    assertNothingRan(chat.page());
  }

  private static void assertNothingRan(Page page) {
    assertThat(page.evaluate("typeof hacked")).isEqualTo("undefined");
    assertThat(page.locator("main img, main script")).hasCount(0);
  }

  @Test
  void aHostileQuestionIsTextToo() {
    Chat chat = new Chat(STAGE.visit(Chat.PATH));
    chat.ask(SCRIPT + IMAGE + "?");
    assertThat(chat.latest().locator(".question")).hasText(SCRIPT + IMAGE + "?");
    assertNothingRan(chat.page());
    chat.page().reload();
    assertThat(chat.latest().locator(".question")).hasText(SCRIPT + IMAGE + "?");
    assertNothingRan(chat.page());
  }

  @Test
  void theDirectoryShowsItAsText() {
    Page page = STAGE.visit("/explore?q=" + "%22%3E%3Cscript%3Ehacked%3D1%3C%2Fscript%3E");
    assertNothingRan(page);
    page.navigate("/explore");
    assertThat(page.getByText(NAME)).isVisible();
    assertThat(page.getByText(HEADLINE)).isVisible();
    assertNothingRan(page);
    page.navigate(Chat.PATH + "#ask=%3Cimg%20src%3Dx%20onerror%3Dhacked%3D1%3E");
    assertThat(page.locator("#message")).hasValue("<img src=x onerror=hacked=1>");
    assertNothingRan(page);
  }

  @Test
  void theDeskShowsItAsText() {
    Page page = STAGE.visit(Desk.PATH);
    page.locator(".choice")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Mallory"))
        .click();
    assertThat(page.locator(".who-name")).hasText(NAME);
    assertThat(page.locator(".trial .prose")).not().isEmpty();
    assertNothingRan(page);
    STAGE.expectComplaint("status of");
    new Desk(page).choose(Desk.text("<img src=x onerror=hacked=1>.txt", ""));
    assertThat(page.locator(".upload.failed b")).hasText("<img src=x onerror=hacked=1>.txt");
    assertNothingRan(page);
  }
}
