package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A conversation as its visitor sees it. */
record Chat(Page page) {
  /** A question to the sample professional whose answer has three sentences. */
  static final String QUESTION = "How does she handle technical debt?";

  /** Another one. */
  static final String OTHER_QUESTION = "What is she proud of?";

  static final String UNANSWERABLE = "Has she worked at Siemens?";

  /** Who says this asks nothing of the documents. */
  static final String ADDRESS = "Please write to me at jo@example.com";

  static final String PATH = "/chat/" + SampleData.SLUG;

  Locator field() {
    return page.locator("#message");
  }

  /** The one button beside the field. */
  Locator button() {
    return page.locator("#ask");
  }

  Locator exchanges() {
    return page.locator(".exchange");
  }

  Locator latest() {
    return exchanges().last();
  }

  /** The sentences of the latest answer. */
  Locator sentences() {
    return latest().locator(".sentence");
  }

  Locator verdict() {
    return latest().locator(".verdict");
  }

  /** What passes the address of the latest question on. */
  Locator offer() {
    return latest().locator(".contact .chip");
  }

  Locator action(String name) {
    return latest().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  /** Types the question and sends it, without waiting for anything. */
  void send(String question) {
    field().fill(question);
    field().press("Enter");
  }

  /** The same, until it is answered to the end. */
  void ask(String question) {
    int before = exchanges().count();
    send(question);
    assertThat(exchanges()).hasCount(before + 1);
    awaitAnswer();
  }

  void awaitAnswer() {
    assertThat(button()).hasText("Ask");
    assertThat(latest()).not().hasAttribute("data-support", "pending");
  }
}
