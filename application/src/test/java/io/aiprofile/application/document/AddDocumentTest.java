package io.aiprofile.application.document;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.document.AddDocument.Outcome;
import io.aiprofile.application.document.AddDocument.Outcome.Accepted;
import io.aiprofile.application.document.AddDocument.Outcome.Refused;
import io.aiprofile.application.document.AddDocument.Reason;
import io.aiprofile.application.memory.InMemoryDocuments;
import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.memory.SimpleTextExtractor;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddDocumentTest {
  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final InMemoryDocuments documents = new InMemoryDocuments();
  private final AddDocument add =
      new AddDocument(
          profiles, documents, new SimpleTextExtractor(), new UploadLimits(2), () -> NOW);

  @BeforeEach
  void register() {
    profiles.add(profile(ASHA));
    profiles.add(profile(ASHA_2));
  }

  private Accepted accepted(String name, String content) {
    return (Accepted) add.add(ASHA, name, bytes(content));
  }

  private void assertRefused(Outcome outcome, Reason reason, String... message) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(reason);
    assertThat(((Refused) outcome).message()).contains(message).endsWith(".");
  }

  @Test
  void aDocumentIsKeptWithItsBytes() {
    Document document = accepted("cv.txt", "Led nine.").document();

    assertThat(document)
        .isEqualTo(
            new Document(
                new FileName("cv.txt"), DocumentKind.TXT, 9, ContentHash.of("Led nine."), NOW));
    assertThat(documents.list(ASHA)).containsExactly(document);
    assertThat(documents.content(ASHA, document.name())).contains(bytes("Led nine."));
    assertThat(documents.list(ASHA_2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"cv.exe, cv.txt", "cv.pdf, cv.txt", "cv, cv.txt", "cv.md, cv.md", "CV.TXT, CV.TXT"})
  void theContentDecidesTheEnding(String name, String kept) {
    assertThat(accepted(name, "Led nine.").document().name()).isEqualTo(new FileName(kept));
  }

  @Test
  void aDocumentOfTheSameNameIsReplaced() {
    assertThat(accepted("cv.txt", "First.").replaced()).isFalse();
    assertThat(accepted("CV.txt", "Second.").replaced()).isTrue();

    assertThat(documents.list(ASHA)).hasSize(1);
    assertThat(documents.content(ASHA, new FileName("cv.txt"))).contains(bytes("Second."));
  }

  @Test
  void anUnknownProfileGetsNoDocument() {
    Slug nobody = new Slug("nobody");

    assertRefused(add.add(nobody, "cv.txt", bytes("Led nine.")), Reason.UNKNOWN_PROFILE, "nobody");
    assertThat(documents.list(nobody)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void onlyAProfileWhoseOwnerMayWorkGetsADocument(ProfileStatus status) {
    Slug slug = new Slug("some-one");
    profiles.add(new Profile(slug, new DisplayName("Some One"), Headline.NONE, status, NOW));

    Outcome outcome = add.add(slug, "cv.txt", bytes("Led nine."));

    assertThat(outcome instanceof Accepted).isEqualTo(status.allowsOwner());
    assertThat(documents.list(slug)).hasSize(status.allowsOwner() ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../cv.txt", "", ".hidden", "a/b.txt", "nul.txt", "cv\u0000.txt"})
  void aNameThatCannotBeKeptIsRefused(String name) {
    assertRefused(add.add(ASHA, name, bytes("Led nine.")), Reason.BAD_NAME, "rename");
    assertThat(documents.list(ASHA)).isEmpty();
  }

  @Test
  void aDocumentThatIsTooLargeIsRefusedWithBothSizes() {
    byte[] most = bytes("a".repeat(1_000_000));
    byte[] more = bytes("a".repeat(1_100_000));

    assertThat(add.add(ASHA, "most.txt", most)).isInstanceOf(Accepted.class);
    assertRefused(add.add(ASHA, "more.txt", more), Reason.TOO_LARGE, "more.txt", "1.1 MB", "1 MB");
    assertThat(documents.list(ASHA)).hasSize(1);
  }

  @Test
  void oneDocumentTooManyIsRefusedButAReplacementIsNot() {
    accepted("a.txt", "First.");
    accepted("b.txt", "Second.");

    assertRefused(add.add(ASHA, "c.txt", bytes("Third.")), Reason.TOO_MANY, "2", "delete");
    assertThat(documents.list(ASHA)).hasSize(2);
    assertThat(accepted("A.txt", "Newer.").replaced()).isTrue();
    assertThat(add.add(ASHA_2, "c.txt", bytes("Third."))).isInstanceOf(Accepted.class);
  }

  @Test
  void roomIsMadeByDeleting() {
    accepted("a.txt", "First.");
    accepted("b.txt", "Second.");
    documents.delete(ASHA, new FileName("a.txt"));

    assertThat(accepted("c.txt", "Third.").replaced()).isFalse();
  }

  @Test
  void whatCannotBeReadIsRefusedWithTheReadersExplanation() {
    assertRefused(add.add(ASHA, "cv.txt", bytes(" \n")), Reason.UNREADABLE, "no text");
    assertRefused(add.add(ASHA, "cv.pdf", new byte[] {0, 1, 2, 3}), Reason.UNREADABLE, "convert");
    assertThat(documents.list(ASHA)).isEmpty();
  }

  @Test
  void anUnreadableReplacementLeavesTheFormerDocument() {
    accepted("cv.txt", "First.");

    assertRefused(add.add(ASHA, "cv.txt", new byte[0]), Reason.UNREADABLE, "no text");
    assertThat(documents.content(ASHA, new FileName("cv.txt"))).contains(bytes("First."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"म", "李"})
  void aLongNameInAnyScriptIsKeptShortened(String letter) {
    FileName name = accepted(letter.repeat(66), "Led nine.").document().name();

    assertThat(name.value()).startsWith(letter.repeat(60)).endsWith(".txt");
    assertThat(documents.list(ASHA)).hasSize(1);
  }
}
