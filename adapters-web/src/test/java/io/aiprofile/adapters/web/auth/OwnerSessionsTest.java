package io.aiprofile.adapters.web.auth;

import static io.aiprofile.adapters.web.fixture.Running.ASHA;
import static io.aiprofile.adapters.web.fixture.Running.BEN;
import static io.aiprofile.adapters.web.fixture.Running.CARLA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Multipart;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.ProfileStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An owner's session")
class OwnerSessionsTest {
  private static final String COOKIE = "__Host-session";

  private Running running;

  @BeforeEach
  void start() {
    running = new Running();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  @DisplayName("has a token of its own, whatever the browser came with")
  void fixation() {
    Browser browser = running.atHome();
    browser.cookies().put(COOKIE, "f".repeat(48));
    browser.signIn(BEN);
    String token = browser.cookie(COOKIE);

    assertThat(token).hasSize(48).isNotEqualTo("f".repeat(48));
    assertThat(browser.signIn(BEN).cookie(COOKIE)).isNotEqualTo(token);
    assertThat(isSignedIn(token)).isFalse();
  }

  @Test
  @DisplayName("ends for good when its owner signs out")
  void signOut() {
    Browser browser = running.atHome().signIn(BEN);
    String token = browser.cookie(COOKIE);
    assertThat(isSignedIn(token)).isTrue();

    Received reply = browser.postForm("/owner/sign-out", Map.of());

    assertThat(reply.status()).isEqualTo(303);
    assertThat(browser.cookies()).doesNotContainKey(COOKIE);
    assertThat(isSignedIn(token)).isFalse();
  }

  @Test
  @DisplayName("ends after seven days")
  void expires() {
    String token = running.atHome().signIn(BEN).cookie(COOKIE);

    running.pass(Duration.ofDays(7).minusSeconds(1));
    assertThat(isSignedIn(token)).isTrue();
    running.pass(Duration.ofSeconds(1));
    assertThat(isSignedIn(token)).isFalse();
  }

  @Test
  @DisplayName("is in a cookie that no script and no other site gets")
  void cookie() {
    String set =
        running
            .atHome()
            .postForm("/owner/sign-in", Map.of("slug", BEN.value()))
            .headers("set-cookie")
            .getLast();

    assertThat(set)
        .startsWith(COOKIE + "=")
        .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/;")
        .doesNotContain("Domain");
  }

  @Test
  @DisplayName("opens nothing of anybody else")
  void othersDocuments() {
    Browser ben = running.owner(BEN);
    running.add(ASHA, "secret.md", "Asha likes hills.");

    assertThat(ben.postForm("/owner/documents/delete", Map.of("name", "secret.md")).status())
        .isEqualTo(404);
    assertThat(
            ben.postForm("/owner/documents/delete", Map.of("name", "secret.md", "slug", "asha-rao"))
                .status())
        .isEqualTo(404);
    assertThat(
            ben.postMultipart(
                    "/owner/documents?slug=asha-rao",
                    new Multipart()
                        .field("slug", "asha-rao")
                        .field("csrf", ben.csrf())
                        .file("cv.md", "Ben speaks.")
                        .bytes())
                .status())
        .isEqualTo(303);
    assertThat(ben.get("/owner").text()).contains("Ben Okafor").doesNotContain("secret.md");
    assertThat(running.storage().documents().content(ASHA, new FileName("secret.md"))).isPresent();
    assertThat(running.storage().documents().content(ASHA, new FileName("cv.md")).orElseThrow())
        .isNotEqualTo("Ben speaks.".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("is worth nothing from the moment the profile is suspended")
  void suspended() {
    Browser ben = running.owner(BEN);
    running.setStatus(BEN, ProfileStatus.SUSPENDED);

    assertThat(ben.postForm("/owner/headline", Map.of("headline", "x")).status()).isEqualTo(404);
    assertThat(ben.get("/owner").text()).doesNotContain("Ben Okafor");
  }

  @Test
  @DisplayName("does not open what somebody else makes under the address of an erased profile")
  void erased() {
    String token = running.owner(BEN).cookie(COOKIE);
    assertThat(running.atHome().send("DELETE", "/api/profiles/" + BEN).status()).isEqualTo(204);
    assertThat(running.create("Ben Okafor")).isEqualTo(BEN);

    assertThat(isSignedIn(token)).isFalse();
  }

  @Test
  @DisplayName("does not begin for a suspended profile, nor in public")
  void refused() {
    assertThat(running.atHome().postForm("/owner/sign-in", Map.of("slug", CARLA.value())).status())
        .isEqualTo(404);
    assertThat(running.visitor().postForm("/owner/sign-in", Map.of("slug", BEN.value())).status())
        .isEqualTo(401);
  }

  private boolean isSignedIn(String token) {
    Browser browser = running.atHome();
    browser.cookies().put(COOKIE, token);
    return browser.get("/owner/index/progress").status() == 200;
  }
}
