package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Documents} does. The test of an adapter implements it. */
public interface DocumentsContract {
  FileName CV = new FileName("cv.pdf");

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Documents documents();

  /** Keeps the content under a name for {@link io.aiprofile.application.Fixtures#ASHA}. */
  private Document put(String name, byte[] content) {
    Document document = document(name, content);
    documents().put(ASHA, document, content);
    return document;
  }

  @Test
  default void anUnknownProfileHasNoDocuments() {
    assertThat(documents().list(ASHA)).isEmpty();
    assertThat(documents().content(ASHA, CV)).isEmpty();
    assertThat(documents().delete(ASHA, CV)).isFalse();
  }

  @Test
  default void aDocumentIsFoundWithItsMetadataAndItsExactBytes() {
    byte[] content = {0, -1, '\r', '\n', 0x1a, (byte) 0x80, '\n'};
    Document kept = put("cv.pdf", content);

    assertThat(documents().list(ASHA)).containsExactly(kept);
    assertThat(documents().content(ASHA, CV)).contains(content);
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  default void everyKindOfDocumentIsKept(DocumentKind kind) {
    Document kept = put("cv." + kind.extension(), bytes("content"));

    assertThat(documents().list(ASHA)).containsExactly(kept);
  }

  @Test
  default void anEmptyDocumentIsKept() {
    Document kept = put("empty.txt", new byte[0]);

    assertThat(documents().list(ASHA)).containsExactly(kept);
    assertThat(documents().content(ASHA, kept.name())).contains(new byte[0]);
  }

  @Test
  default void aLargeDocumentIsKept() {
    byte[] content = new byte[DocumentKind.PDF.maxSizeBytes()];
    new Random(5).nextBytes(content);
    Document kept = put("cv.pdf", content);

    assertThat(documents().list(ASHA)).containsExactly(kept);
    assertThat(documents().content(ASHA, CV)).contains(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "मीरा कृष्णन्.docx",
        "履歴書 (最新).pdf",
        "Élodie & Co, CV+1.md",
        "سيرة.txt",
        "𝒜𝓈𝒽𝒶.csv"
      })
  default void aNameOfAnyScriptIsKeptAsItIs(String name) {
    Document kept = put(name, bytes(name));

    assertThat(documents().list(ASHA)).containsExactly(kept);
    assertThat(documents().content(ASHA, new FileName(name))).contains(bytes(name));
    assertThat(documents().delete(ASHA, new FileName(name))).isTrue();
  }

  @Test
  default void theMomentOfTheUploadIsKeptToTheMillisecond() {
    Instant precise = Instant.parse("2026-04-03T10:00:00.123987654Z");
    documents().put(ASHA, document("cv.pdf", bytes("a"), precise), bytes("a"));

    assertThat(documents().list(ASHA))
        .containsExactly(document("cv.pdf", bytes("a"), Instant.parse("2026-04-03T10:00:00.123Z")));
  }

  @Test
  default void documentsAreListedInTheOrderOfTheirNames() {
    for (String name : List.of("b.txt", "Z.txt", "a.txt", "é.txt", "10.txt", "9.txt", "B2.txt")) {
      put(name, bytes(name));
    }

    assertThat(documents().list(ASHA))
        .extracting(document -> document.name().value())
        .containsExactly("10.txt", "9.txt", "B2.txt", "Z.txt", "a.txt", "b.txt", "é.txt");
  }

  @Test
  default void aDocumentOfTheSameNameReplacesBytesAndMetadata() {
    put("cv.pdf", bytes("a longer first version"));
    byte[] second = bytes("second");
    Document replacement = document("cv.pdf", second, NOW.plusSeconds(60));

    documents().put(ASHA, replacement, second);

    assertThat(documents().list(ASHA)).containsExactly(replacement);
    assertThat(documents().content(ASHA, CV)).contains(second);
  }

  @Test
  default void aReplacementOfEqualSizeAndTimeIsNoticed() {
    put("cv.pdf", bytes("one"));
    assertThat(documents().list(ASHA)).hasSize(1);

    Document second = put("cv.pdf", bytes("two"));

    assertThat(documents().list(ASHA)).containsExactly(second);
  }

  @Test
  default void aNameThatDiffersInCaseOnlyReplacesTheDocumentUnderItsFormerSpelling() {
    put("Élodie.PDF", bytes("one"));
    Document second = document("éLODIE.pdf", bytes("second"), NOW.plusSeconds(60));

    documents().put(ASHA, second, bytes("second"));

    assertThat(documents().list(ASHA))
        .containsExactly(document("Élodie.PDF", bytes("second"), NOW.plusSeconds(60)));
    assertThat(documents().content(ASHA, second.name())).contains(bytes("second"));
  }

  @Test
  default void aDocumentIsFoundAndDeletedUnderEverySpellingOfItsName() {
    put("CV.pdf", bytes("one"));

    assertThat(documents().content(ASHA, new FileName("cv.PDF"))).contains(bytes("one"));
    assertThat(documents().delete(ASHA, new FileName("Cv.Pdf"))).isTrue();
    assertThat(documents().list(ASHA)).isEmpty();
  }

  @Test
  default void namesThatOnlyLookAlikeAreDifferentDocuments() {
    put("cv.pdf", bytes("one"));
    put("cv.txt", bytes("two"));
    put("cv .pdf", bytes("three"));

    assertThat(documents().list(ASHA)).hasSize(3);
    assertThat(documents().content(ASHA, CV)).contains(bytes("one"));
  }

  @Test
  default void aDeletedDocumentIsGoneAndCannotBeDeletedTwice() {
    put("cv.pdf", bytes("one"));
    Document other = put("notes.txt", bytes("two"));

    assertThat(documents().delete(ASHA, CV)).isTrue();
    assertThat(documents().delete(ASHA, CV)).isFalse();

    assertThat(documents().content(ASHA, CV)).isEmpty();
    assertThat(documents().list(ASHA)).containsExactly(other);
  }

  @Test
  default void aDeletedDocumentCanBePutAgain() {
    put("cv.pdf", bytes("one"));
    documents().delete(ASHA, CV);

    Document again = put("cv.pdf", bytes("two"));

    assertThat(documents().list(ASHA)).containsExactly(again);
  }

  @Test
  default void anotherProfilesDocumentCanBeNeitherSeenNorDeletedNorReplaced() {
    put("cv.pdf", bytes("mine"));

    assertThat(documents().list(ASHA_2)).isEmpty();
    assertThat(documents().content(ASHA_2, CV)).isEmpty();
    assertThat(documents().delete(ASHA_2, CV)).isFalse();
    documents().put(ASHA_2, document("cv.pdf", bytes("theirs")), bytes("theirs"));

    assertThat(documents().content(ASHA, CV)).contains(bytes("mine"));
    assertThat(documents().content(ASHA_2, CV)).contains(bytes("theirs"));
  }

  @Test
  default void anErasedProfilesDocumentsAreGoneAndNoOthers() {
    put("cv.pdf", bytes("one"));
    put("notes.txt", bytes("two"));
    documents().put(ASHA_2, document("cv.pdf", bytes("theirs")), bytes("theirs"));

    documents().erase(ASHA);
    documents().erase(ASHA);

    assertThat(documents().list(ASHA)).isEmpty();
    assertThat(documents().content(ASHA, CV)).isEmpty();
    assertThat(documents().delete(ASHA, CV)).isFalse();
    assertThat(documents().content(ASHA_2, CV)).contains(bytes("theirs"));
  }

  @Test
  default void whatWasNeverThereCanBeErasedAndWhatWasErasedCanBePutAgain() {
    documents().erase(ASHA);
    put("CV.pdf", bytes("one"));
    documents().erase(ASHA);

    Document again = put("cv.pdf", bytes("two"));

    assertThat(documents().list(ASHA)).containsExactly(again);
  }

  @Test
  default void metadataThatContradictsTheContentIsRefusedAndNothingIsKept() {
    byte[] content = bytes("content");
    Document right = document("cv.pdf", content);
    Document otherSize = new Document(CV, DocumentKind.PDF, 3, right.hash(), NOW);
    Document otherHash =
        new Document(CV, DocumentKind.PDF, content.length, ContentHash.of("other"), NOW);
    Document otherKind =
        new Document(CV, DocumentKind.MD, content.length, ContentHash.of(content), NOW);

    for (Document wrong : List.of(otherSize, otherHash, otherKind)) {
      assertThatIllegalArgumentException().isThrownBy(() -> documents().put(ASHA, wrong, content));
    }
    assertThat(documents().list(ASHA)).isEmpty();
  }

  @Test
  default void changingTheArraysAfterwardsChangesNothingThatIsKept() {
    byte[] given = bytes("content");
    put("cv.pdf", given);
    Documents documents = documents();

    Arrays.fill(given, (byte) 0);
    Arrays.fill(documents.content(ASHA, CV).orElseThrow(), (byte) 0);

    assertThat(documents.content(ASHA, CV)).contains(bytes("content"));
  }

  @Test
  default void aReaderDuringReplacementsSeesOneVersionWhole() {
    Documents documents = documents();
    put("cv.pdf", version(0));

    List<Boolean> whole =
        Race.of(
            List.of("write", "read", "read", "write", "list"),
            role ->
                IntStream.range(0, 20)
                    .allMatch(
                        round -> {
                          if (role.equals("write")) {
                            put(round % 2 == 0 ? "CV.pdf" : "cv.pdf", version(round));
                            return true;
                          }
                          return role.equals("list")
                              ? listsOne(documents)
                              : isOneVersion(documents.content(ASHA, CV).orElseThrow());
                        }));

    assertThat(whole).containsOnly(true);
    assertThat(documents.list(ASHA)).hasSize(1);
  }

  /** Longer in each round, all of one value, so that any mixture shows. */
  private static byte[] version(int round) {
    byte[] content = new byte[50_000 + round];
    Arrays.fill(content, (byte) round);
    return content;
  }

  private static boolean isOneVersion(byte[] content) {
    return Arrays.equals(content, version(content.length - 50_000));
  }

  private static boolean listsOne(Documents documents) {
    List<Document> listed = documents.list(ASHA);
    return listed.size() == 1
        && listed.getFirst().describes(version(listed.getFirst().sizeBytes() - 50_000));
  }
}
