package io.aiprofile.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A product and a browser before it, for the tests of one class. A test fails when a page throws,
 * writes an error to the console (a violated content security policy does), or asks anything of
 * anybody but the product.
 */
final class Stage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final int GENEROUS = 100_000;

  /** Far more than anything takes here, also on a busy machine. */
  private static final double DEADLINE_MS = 15_000;

  private final int perMinute;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private Optional<Browser> browser = Optional.empty();
  private Optional<Product> product = Optional.empty();

  Stage() {
    this(GENEROUS);
  }

  /** A product where each visitor may ask so many questions a minute. */
  Stage(int perMinute) {
    this.perMinute = perMinute;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(DEADLINE_MS);
    browser = Optional.of(SharedBrowser.of(context));
    Path data = Files.createTempDirectory("product");
    SampleData.copyTo(data, context);
    product = Optional.of(new Product(data, SampleData.CACHE, perMinute));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    product().writer().behaves();
    product().indexing().open();
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> heard = List.copyOf(complaints);
    List<String> accepted = List.copyOf(expected);
    complaints.clear();
    expected.clear();
    if (context.getExecutionException().isEmpty()) {
      assertThat(heard)
          .as("what the browser complained of")
          .allMatch(complaint -> accepted.stream().anyMatch(complaint::contains));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    product.ifPresent(Product::close);
  }

  Product product() {
    return product.orElseThrow();
  }

  String origin() {
    return product().origin();
  }

  /** The next complaint with these words in it does not count: the test provokes it. */
  void expectComplaint(String words) {
    expected.add(words);
  }

  /** A visitor at a desk, by day, who comes to a path. */
  Page visit(String path) {
    return visit(new Browser.NewContextOptions().setViewportSize(1280, 800), path);
  }

  /** A visitor without JavaScript. */
  Page visitWithoutScript(String path) {
    return visit(
        new Browser.NewContextOptions().setViewportSize(1280, 800).setJavaScriptEnabled(false),
        path);
  }

  /** A visitor with a window of this size and theme. */
  Page visit(int width, int height, ColorScheme theme, String path) {
    return visit(
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(theme), path);
  }

  /** A visitor nobody has seen before. */
  Page visit(Browser.NewContextOptions options, String path) {
    BrowserContext context =
        browser.orElseThrow().newContext(options.setBaseURL(origin()).setLocale("en-GB"));
    contexts.add(context);
    context.setDefaultTimeout(DEADLINE_MS);
    watch(context);
    Page page = context.newPage();
    page.navigate(path);
    return page;
  }

  private void watch(BrowserContext context) {
    context.onWebError(error -> complaints.add("page error: " + error.error()));
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add("console: " + message.text() + " at " + message.location());
          }
        });
    context.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    context.route(
        Pattern.compile("^(?!" + origin().replace(".", "\\.") + "/).*"),
        route -> {
          complaints.add("foreign request: " + route.request().url());
          route.abort();
        });
  }
}
