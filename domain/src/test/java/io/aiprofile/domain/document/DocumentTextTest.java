package io.aiprofile.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.domain.document.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentTextTest {

  @Test
  void blocksCutTheText() {
    DocumentText document =
        new DocumentText("Skills\nJava", List.of(paragraph(0, 6), paragraph(7, 11)));

    assertThat(document.blocks()).map(document::textOf).containsExactly("Skills", "Java");
  }

  @Test
  void blocksMayTouchAndMayLeaveGaps() {
    assertThat(new DocumentText("abcdef", List.of(paragraph(0, 2), paragraph(2, 3))).blocks())
        .hasSize(2);
    assertThat(new DocumentText("", List.of()).blocks()).isEmpty();
  }

  @ParameterizedTest(name = "{0}-{1} then {2}-{3}")
  @CsvSource({"0,3,2,4", "3,5,0,2", "0,2,5,7", "0,4,0,4"})
  void blocksThatOverlapRunBackOrLeaveTheTextAreRefused(int a, int b, int c, int d) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DocumentText("abcdef", List.of(paragraph(a, b), paragraph(c, d))));
  }

  @Test
  void laterChangesToTheListDoNotReachTheDocument() {
    List<Block> blocks = new ArrayList<>(List.of(paragraph(0, 2)));
    DocumentText document = new DocumentText("abcdef", blocks);

    blocks.clear();

    assertThat(document.blocks()).containsExactly(paragraph(0, 2));
  }

  @ParameterizedTest
  @CsvSource({"-1,2,0", "2,2,0", "3,2,0", "0,1,-1"})
  void aBlockIsANonEmptyRunOnSomePage(int start, int end, int page) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Block(Kind.PARAGRAPH, 0, page, start, end));
  }

  @ParameterizedTest
  @EnumSource
  void onlyHeadingsHaveLevels(Kind kind) {
    if (kind == Kind.HEADING) {
      assertThat(new Block(kind, 6, 0, 0, 1).level()).isEqualTo(6);
      assertThatIllegalArgumentException().isThrownBy(() -> new Block(kind, 0, 0, 0, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> new Block(kind, 7, 0, 0, 1));
    } else {
      assertThat(new Block(kind, 0, 0, 0, 1).level()).isZero();
      assertThatIllegalArgumentException().isThrownBy(() -> new Block(kind, 1, 0, 0, 1));
    }
  }

  private static Block paragraph(int start, int end) {
    return new Block(Kind.PARAGRAPH, 0, 0, start, end);
  }
}
