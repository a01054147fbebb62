package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor looks for somebody to ask. */
@NeedsChromium
class ExploreIT {
  private static final int OTHERS = 60;

  @RegisterExtension static final Stage STAGE = new Stage();

  @BeforeAll
  static void manyAreThere() {
    Profiles profiles = STAGE.product().get(Profiles.class);
    for (int i = 10; i < 10 + OTHERS; i++) {
      profiles.add(
          Profile.created(
                  new Slug("person-" + i),
                  DisplayName.parse("Person Number" + i).orElseThrow(),
                  Instant.EPOCH)
              .with(Headline.parse("Juggler " + i).orElseThrow())
              .with(ProfileStatus.ENABLED));
    }
  }

  @Test
  void allAreFoundOnPagesThatLeadToEachOther() {
    Page page = STAGE.visit("/explore");
    assertThat(page.locator(".found")).hasText(Pattern.compile("61 people"));
    assertThat(page.locator(".person")).hasCount(12);
    assertThat(link(page, "Previous")).hasCount(0);
    assertThat(page.locator(".pages a[aria-current=page]")).hasText("1");
    assertThat(page.locator(".pages li")).hasText(new String[] {"1", "2", "…", "6"});
    List<String> first = page.locator(".person h2").allTextContents();
    link(page, "Next").click();
    assertThat(page.locator(".pages a[aria-current=page]")).hasText("2");
    assertThat(page.locator(".person h2").allTextContents()).doesNotContainAnyElementsOf(first);
    link(page, "Page 6").click();
    assertThat(page.locator(".person")).hasCount(1);
    assertThat(link(page, "Next")).hasCount(0);
    page.navigate("/explore?page=999");
    assertThat(page.locator(".pages a[aria-current=page]")).hasText("6");
  }

  private static com.microsoft.playwright.Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void wordsOfTheDocumentsFindTheirPerson() {
    Page page = STAGE.visit("/explore");
    page.getByLabel("Name, skill, or words in their documents").fill("Backstage");
    page.keyboard().press("Enter");
    assertThat(page.locator(".found [role=status]")).hasText("1 person matches “Backstage”");
    assertThat(page.locator(".person h2")).hasText(SampleData.NAME);
    assertThat(page.locator("#q")).hasValue("Backstage");
    page.locator(".person h2 a").click();
    assertThat(page.locator("h1")).hasText(SampleData.NAME);
  }

  @Test
  void aSearchGoesOnFromPageToPage() {
    Page page = STAGE.visit("/explore?q=juggler");
    assertThat(page.locator(".found")).containsText("60 people match “juggler”");
    link(page, "Next").click();
    assertThat(page.locator("#q")).hasValue("juggler");
    assertThat(page.locator(".pages a[aria-current=page]")).hasText("2");
  }

  @Test
  void whatNobodyHasLeadsBackToEveryone() {
    Page page = STAGE.visit("/explore?q=zebrafinch");
    assertThat(page.locator("h2")).hasText("No match");
    assertThat(page.locator(".found")).containsText("Nobody matches “zebrafinch”");
    page.locator(".empty").getByText("Show everyone").click();
    assertThat(page.locator(".found")).containsText("61 people");
  }

  @Test
  void someoneWhoseDocumentsAreNotReadYetSaysSo() {
    Page page = STAGE.visit("/chat/person-10");
    assertThat(page.locator(".welcome")).containsText("There is nothing to answer from yet");
    assertThat(page.locator("#message")).isDisabled();
    assertThat(page.locator("#ask")).isDisabled();
  }
}
