package io.aiprofile.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentKindTest {

  @ParameterizedTest
  @CsvSource({"PDF, 5000000", "DOCX, 1000000", "TXT, 1000000", "CSV, 1000000", "MD, 1000000"})
  void eachKindHasItsLargestSize(DocumentKind kind, int bytes) {
    assertThat(kind.maxSizeBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "cv.pdf, PDF",
    "CV.PDF, PDF",
    "cv.docx, DOCX",
    "cv.text, TXT",
    "list.tsv, CSV",
    "cv.markdown, MD",
    "pdf, PDF",
    "cv.docx.txt, TXT"
  })
  void theLastEndingSuggestsTheKind(String name, DocumentKind kind) {
    assertThat(DocumentKind.suggestedBy(name)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cv", "cv.", "cv.doc", "cv.pdf.exe", "cv.pdf "})
  void anyOtherEndingSuggestsNothing(String name) {
    assertThat(DocumentKind.suggestedBy(name)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aKindsOwnEndingSuggestsIt(DocumentKind kind) {
    assertThat(DocumentKind.suggestedBy("cv." + kind.extension())).contains(kind);
  }

  @Test
  void aProfileHoldsThreeDocumentsUnlessConfiguredOtherwise() {
    assertThat(UploadLimits.DEFAULT.allowsOneMoreThan(2)).isTrue();
    assertThat(UploadLimits.DEFAULT.allowsOneMoreThan(3)).isFalse();
    assertThat(new UploadLimits(100).allowsOneMoreThan(99)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 101})
  void aLimitOutsideOneToAHundredIsRefused(int maxDocuments) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UploadLimits(maxDocuments));
  }

  @ParameterizedTest
  @EnumSource
  void aTopicIsFoundByItsLabel(Topic topic) {
    assertThat(Topic.fromLabel(topic.label())).contains(topic);
    assertThat(topic.label()).isLowerCase();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EXPERIENCE", "experience ", "hobbies"})
  void anyOtherLabelIsNoTopic(String label) {
    assertThat(Topic.fromLabel(label)).isEmpty();
  }
}
