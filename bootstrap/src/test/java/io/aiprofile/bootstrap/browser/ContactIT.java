package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor leaves an address. */
@NeedsChromium
class ContactIT {
  private static final String API = "**/api/profiles/*/chat/contact";
  private static final String PASSED_ON = "Your address was passed on to " + SampleData.NAME + ".";

  @RegisterExtension static final Stage STAGE = new Stage();

  private static Chat chat() {
    return new Chat(STAGE.visit(Chat.PATH));
  }

  private static List<Lead> leads() {
    return STAGE.product().get(Leads.class).list(new Slug(SampleData.SLUG));
  }

  @Test
  void itIsPassedOnWhenTheVisitorAgreesAndNotBefore() {
    Chat chat = chat();
    int before = leads().size();
    chat.ask(Chat.ADDRESS);
    assertThat(chat.latest()).hasAttribute("data-support", "confirmation");
    assertThat(chat.verdict()).isHidden();
    assertThat(chat.offer()).hasText("Pass jo@example.com on to " + SampleData.NAME);
    chat.page().reload();
    assertThat(leads()).hasSize(before);

    chat.offer().click();
    assertThat(chat.latest().locator(".aside")).hasText("Passed on to " + SampleData.NAME + ".");
    assertThat(chat.latest().locator(".aside")).isFocused();
    assertThat(chat.page().locator("#note")).hasText("Passed on to " + SampleData.NAME + ".");
    assertThat(leads()).hasSize(before + 1);
    assertThat(leads().getFirst().email().value()).isEqualTo("jo@example.com");
    chat.page().reload();
    assertThat(chat.latest().locator(".aside")).hasText(PASSED_ON);
    assertThat(chat.offer()).hasCount(0);
  }

  @Test
  void whatTheModelPassedOnIsSaidAndNotOfferedAgain() {
    Chat chat = chat();
    STAGE.product().writer().passesAddressesOn();
    chat.ask(Chat.ADDRESS);
    assertThat(chat.latest().locator(".aside")).hasText(PASSED_ON);
    assertThat(chat.offer()).hasCount(0);
    chat.page().reload();
    assertThat(chat.latest().locator(".aside")).hasText(PASSED_ON);
  }

  @Test
  void anOfferThatCannotBeTakenSaysWhyAndStays() {
    Chat chat = chat();
    chat.ask(Chat.ADDRESS);
    chat.page()
        .route(
            API,
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\": \"Enough for today.\", \"retry_after\": 86400}")));
    STAGE.expectComplaint("status of 429");
    chat.offer().click();
    assertThat(chat.page().locator("#composer-problem")).hasText("Enough for today.");
    assertThat(chat.button()).isEnabled();
    chat.page().unroute(API);
    chat.offer().click();
    assertThat(chat.latest().locator(".aside")).isVisible();
    assertThat(chat.page().locator("#composer-problem")).isEmpty();
  }
}
