package io.aiprofile.adapters.vector.text;

import static io.aiprofile.adapters.vector.text.DocxBuilder.item;
import static io.aiprofile.adapters.vector.text.DocxBuilder.p;
import static io.aiprofile.adapters.vector.text.DocxBuilder.row;
import static io.aiprofile.adapters.vector.text.DocxBuilder.run;
import static io.aiprofile.adapters.vector.text.DocxBuilder.table;
import static io.aiprofile.adapters.vector.text.DocxBuilder.words;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Word documents as people write them, and the text that a person would read from them. */
class DocxReadingTest {
  private static final String BOLD = "<w:b/>";

  private final DocxBuilder document = new DocxBuilder();

  private String reading(String body) throws Exception {
    return Reading.of(new DocxReader(), document.body(body).bytes());
  }

  @Test
  void headingsAreKnownByTheirStylesWhateverTheLanguageOfWord() throws Exception {
    document.styles(
        """
        <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
        <w:style w:styleId="Eigene"><w:name w:val="Abschnitt"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:styleId="Tief"><w:name w:val="Tief"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        """);

    assertThat(
            reading(
                p("<w:pStyle w:val=\"Titel\"/>", run("", "Asha Rao"))
                    + p("<w:pStyle w:val=\"berschrift2\"/>", run("", "Erfahrung"))
                    + p("<w:pStyle w:val=\"Eigene\"/>", run("", "Bildung"))
                    + p("<w:pStyle w:val=\"Tief\"/>", run("", "Schule"))
                    + p("Gymnasium in Aalen, mit gutem Ende.")))
        .isEqualTo(
            """
            # Asha Rao
            ## Erfahrung
            ## Bildung
            ### Schule
            Gymnasium in Aalen, mit gutem Ende.""");
  }

  @Test
  void headingsThatOnlyLookLikeOnesAreFoundToo() throws Exception {
    assertThat(
            reading(
                p("", run("<w:b/><w:sz w:val=\"40\"/>", "Asha Rao"))
                    + p("", run(BOLD, "EXPERIENCE"))
                    + p(
                        "",
                        run(BOLD, "Senior Engineer, Acme")
                            + "<w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r>"
                            + run("", "2019 – 2022"))
                    + p("Looked after clusters.")
                    + p("", run(BOLD, "Engineer, Globex"))
                    + p("Looked after ledgers.")
                    + p("", run(BOLD, "EDUCATION"))
                    + p("Mathematics, Pune.")))
        .isEqualTo(
            """
            # Asha Rao
            ## EXPERIENCE
            ### Senior Engineer, Acme | 2019 – 2022
            Looked after clusters.
            ### Engineer, Globex
            Looked after ledgers.
            ## EDUCATION
            Mathematics, Pune.""");
  }

  @Test
  void listEntriesAreFoundByNumberingAndByTypedSigns() throws Exception {
    assertThat(reading(item("Moved forty services") + p("• Trained nine people") + p("- Rested")))
        .isEqualTo("- Moved forty services\n- Trained nine people\n- Rested");
  }

  @Test
  void aTabBeforeADateAndLineBreaksSeparate() throws Exception {
    assertThat(
            reading(
                p("", "<w:r>" + words("Engineer, Acme") + "<w:tab/>" + words("2019") + "</w:r>")
                    + p(
                        "",
                        "<w:r>"
                            + words("12 Hill Street")
                            + "<w:br/>"
                            + words("London")
                            + "</w:r>")))
        .isEqualTo("Engineer, Acme | 2019\n12 Hill Street\nLondon");
  }

  @Test
  void aTableWithAHeaderNamesItsCells() throws Exception {
    String header =
        row(p("", run(BOLD, "Certificate")), p("", run(BOLD, "Issuer")), p("", run(BOLD, "Year")));

    assertThat(
            reading(
                table(
                    header,
                    row(p("CKA"), p("CNCF"), p("2019")),
                    row(p("FinOps"), p(""), p("2022")))))
        .isEqualTo(
            "| Certificate: CKA; Issuer: CNCF; Year: 2019\n| Certificate: FinOps; Year: 2022");
  }

  @Test
  void aTableOfLabelsAndValuesIsReadAsSuch() throws Exception {
    assertThat(
            reading(
                table(
                    row(p("Name"), p("Asha Rao")),
                    row(p("Telefon"), p("0171 555 0142")),
                    row(p("E-Mail"), p("asha@example.com")))))
        .isEqualTo("| Name: Asha Rao\n| Telefon: 0171 555 0142\n| E-Mail: asha@example.com");
  }

  @Test
  void aTableThatIsAPageLayoutIsReadColumnByColumn() throws Exception {
    String side = p("", run(BOLD, "SKILLS")) + item("Java") + item("Kotlin");
    String main =
        p("", run(BOLD, "EXPERIENCE"))
            + p("Senior Engineer at Acme.")
            + item("Moved forty services");

    assertThat(reading(table(row(side, main))))
        .isEqualTo(
            """
            # SKILLS
            - Java
            - Kotlin
            # EXPERIENCE
            Senior Engineer at Acme.
            - Moved forty services""");
  }

  @Test
  void aDateBesideADescriptionStandsInItsFirstLine() throws Exception {
    String job =
        p("", run(BOLD, "Teamleiterin, Krähwinkel AG")) + item("Sechs Planer") + item("Umzug");

    assertThat(reading(table(row(p("10/2014 – 03/2020"), job))))
        .isEqualTo("# 10/2014 – 03/2020 | Teamleiterin, Krähwinkel AG\n- Sechs Planer\n- Umzug");
  }

  @Test
  void aTextBoxIsReadOnceAlthoughWordStoresItTwice() throws Exception {
    String box = "<w:txbxContent>" + p("In the box.") + "</w:txbxContent>";
    String anchored =
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>%s</wps:txbx></mc:Choice>"
                .formatted(box)
            + "<mc:Fallback><v:textbox>%s</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
                .formatted(box);

    assertThat(reading(p("", run("", "Before the box.") + anchored) + p("After it.")))
        .isEqualTo("Before the box.\nIn the box.\nAfter it.");
  }

  @Test
  void deletionsHiddenTextAndFieldCodesAreNotRead() throws Exception {
    String deleted = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>";
    String inserted = "<w:ins>" + run("", "often ") + "</w:ins>";
    String field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + run("", "7")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    assertThat(
            reading(
                p(
                    "",
                    run("", "I ")
                        + deleted
                        + inserted
                        + run("", "travel")
                        + run("<w:vanish/>", " secretly")
                        + run("", ", page ")
                        + field)))
        .isEqualTo("I often travel, page 7");
  }

  @Test
  void linksTellTheirTargetsWhereTheWordsDoNot() throws Exception {
    document.link("r1", "https://code.example.com/asha");
    String link = "<w:hyperlink r:id=\"r1\">%s</w:hyperlink>";
    String field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
            + "<w:r><w:instrText> HYPERLINK \"mailto:asha@example.com\" </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + run("", "Mail me")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    assertThat(
            reading(
                p("", link.formatted(run("", "Projects")))
                    + p("", link.formatted(run("", "code.example.com/asha")))
                    + p("", field)))
        .isEqualTo(
            "Projects (https://code.example.com/asha)\ncode.example.com/asha\nMail me (asha@example.com)");
  }

  @Test
  void aHeaderIsReadOnlyWhenItAloneTellsHowToReachThePerson() throws Exception {
    document.header(p("Asha Rao") + p("asha@example.com"));

    assertThat(reading(p("Engineer in Pune.")))
        .isEqualTo("Asha Rao\nasha@example.com\nEngineer in Pune.");
    assertThat(reading(p("Write to a.rao@example.com."))).isEqualTo("Write to a.rao@example.com.");
  }

  @Test
  void wordsThatWordSplitsIntoRunsAreWhole() throws Exception {
    assertThat(reading(p("", run("", "plat") + run(BOLD, "form") + run("", "s"))))
        .isEqualTo("platforms");
  }

  @Test
  void capitalsOfAStyleAreCapitals() throws Exception {
    assertThat(reading(p("", run("<w:caps/>", "Skills")) + p("Java, and patience with people.")))
        .isEqualTo("# SKILLS\nJava, and patience with people.");
  }
}
