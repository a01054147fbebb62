package io.aiprofile.adapters.vector.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Markdown documents and what a person would read from them. */
class MarkdownReadingTest {
  private static String reading(String content) throws Exception {
    return Reading.of(new MarkdownReader(), content.getBytes(UTF_8));
  }

  @Test
  void structureIsKeptAndMarksAreGone() throws Exception {
    assertThat(
            reading(
                """
                Asha Rao
                ========

                I like **boring** systems, `kubectl` and _short_
                meetings.

                Work
                ----

                1. First
                   - Nested *deep*
                2. Second

                > She is right, mostly.

                **Senior Engineer, Acme**

                Led things.
                """))
        .isEqualTo(
            """
            # Asha Rao
            I like boring systems, kubectl and short meetings.
            ## Work
            - First
            - Nested deep
            - Second
            She is right, mostly.
            ### Senior Engineer, Acme
            Led things.""");
  }

  @Test
  void tableCellsCarryTheirHeaders() throws Exception {
    assertThat(
            reading(
                """
                | Project | Year | Note |
                |---------|-----:|------|
                | tallyho | 2023 | **1,300** stars |
                | pgdrift | 2021 |      |
                """))
        .isEqualTo(
            "| Project: tallyho; Year: 2023; Note: 1,300 stars\n| Project: pgdrift; Year: 2021");
  }

  @Test
  void linksTellTheirTargetsWhereTheWordsDoNot() throws Exception {
    assertThat(
            reading(
                """
                [My code](https://code.example.com/asha), [asha@example.com](mailto:asha@example.com),
                <https://asha.example.com>, [below](#work) and ![a chart](chart.png)
                """))
        .isEqualTo(
            "My code (https://code.example.com/asha), asha@example.com, https://asha.example.com,"
                + " below and a chart");
  }

  @Test
  void frontMatterIsReadAsLinesAndNotAsAHeading() throws Exception {
    assertThat(
            reading(
                "---\ntitle: \"Asha Rao\"\nemail: asha@example.com\ntags:\n  - x\n---\n# Work\n"))
        .isEqualTo("title: Asha Rao\nemail: asha@example.com\n# Work");
  }

  @Test
  void htmlLosesItsTagsAndItsScripts() throws Exception {
    assertThat(
            reading(
                """
                <div align="center"><h1>Asha Rao</h1></div>
                <script>alert(1)</script>

                Engineer<br>Pune <!-- never --> &amp; around
                """))
        .isEqualTo("Asha Rao\nEngineer\nPune & around");
  }

  @Test
  void linesThatTheAuthorBrokeStayApart() throws Exception {
    assertThat(reading("ईमेल: asha@example.com\nफ़ोन: 0171 555 0142\n\nAcme  \n2019 – 2022\n"))
        .isEqualTo("ईमेल: asha@example.com\nफ़ोन: 0171 555 0142\nAcme\n2019 – 2022");
  }
}
