package io.aiprofile.bootstrap.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for all tests; each test has a profile of its own in it. */
final class SharedBrowser implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--disable-gpu",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;

  private SharedBrowser() {
    Path chromium = ChromiumCondition.executable(System.getenv()).orElseThrow();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
  }

  /** Started when first asked for, ended with the last test. */
  static Browser of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedBrowser.class))
        .computeIfAbsent("browser", key -> new SharedBrowser(), SharedBrowser.class)
        .browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
