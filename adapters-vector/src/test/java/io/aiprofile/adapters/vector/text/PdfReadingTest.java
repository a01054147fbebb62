package io.aiprofile.adapters.vector.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.text.UnreadableDocument.Reason;
import io.aiprofile.domain.document.Block;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;

/** Pages as people set them, and the text that a person would read from them. */
class PdfReadingTest {
  private static final double RIGHT = 545;

  private final PdfPages page = new PdfPages();

  private String reading() throws Exception {
    return Reading.of(new PdfReader(), page.bytes());
  }

  @Test
  void twoColumnsUnderAFullWidthHeadingAreReadOneAfterTheOther() throws Exception {
    String left =
        "Platform engineer who likes boring systems and short meetings. Looks after clusters in"
            + " three regions and teaches others to do so.";
    String right =
        "Speaks at conferences about incident reviews, cost and kindness. Writes a letter each"
            + " month to 900 readers who mostly agree.";
    page.title(50, 60, 17, "Asha Rao: platforms, people and patience in large systems");
    page.wrapped(50, 100, 220, left).wrapped(320, 100, 220, right);

    assertThat(reading())
        .isEqualTo(
            "# Asha Rao: platforms, people and patience in large systems\n" + left + "\n" + right);
  }

  @Test
  void aSideColumnIsReadWholeBeforeTheMainColumn() throws Exception {
    String main =
        "Senior Engineer at Acme, where I led the migration of forty services to Kubernetes and"
            + " kept the lights on during it. Before that, four years of telephone exchanges and"
            + " ledgers in three languages, of which one is still in use today.";
    page.title(50, 60, 20, "Asha Rao");
    page.title(50, 100, 12, "SKILLS").lines(50, 116, 15, "Java", "Kotlin", "Kubernetes");
    page.title(50, 180, 12, "CONTACT").lines(50, 196, 15, "asha@example.com", "Pune");
    page.title(200, 102, 12, "EXPERIENCE").wrapped(200, 121, 340, main);

    assertThat(reading())
        .isEqualTo(
            """
            # Asha Rao
            ## SKILLS
            Java
            Kotlin
            Kubernetes
            ## CONTACT
            asha@example.com
            Pune
            ## EXPERIENCE
            """
                + main);
  }

  @Test
  void aRoleAndItsDateAtTheMarginAreOneLineOfTheirOwn() throws Exception {
    page.plain(50, 60, "Senior Engineer, Acme").endingAt(RIGHT, 60, "2019 – 2022");
    page.lines(50, 75, 13, "•");
    page.plain(
        62, 75, "Moved forty services to Kubernetes without an outage and wrote down how it");
    page.plain(62, 88, "was done, for those who come after us.");
    page.plain(50, 101, "•").plain(62, 101, "Trained nine people.");
    page.plain(50, 130, "Engineer, Globex").endingAt(RIGHT, 130, "2016 – 2019");
    page.plain(50, 145, "•").plain(62, 145, "Kept the ledgers running.");

    assertThat(reading())
        .isEqualTo(
            """
            Senior Engineer, Acme | 2019 – 2022
            - Moved forty services to Kubernetes without an outage and wrote down how it was done, \
            for those who come after us.
            - Trained nine people.
            Engineer, Globex | 2016 – 2019
            - Kept the ledgers running.""");
  }

  @Test
  void aTableIsReadRowByRowWithItsHeader() throws Exception {
    String[][] rows = {
      {"Certificate", "Issuer", "Year"},
      {"Kubernetes Administrator", "CNCF", "2019"},
      {"Solutions Architect", "AWS", "2020"},
      {"FinOps Practitioner", "FinOps Foundation", "2022"}
    };
    for (int i = 0; i < rows.length; i++) {
      double y = 60 + 16 * i;
      for (int column = 0; column < 3; column++) {
        double x = 50 + 170 * column;
        if (i == 0) {
          page.bold(x, y, rows[i][column]);
        } else {
          page.plain(x, y, rows[i][column]);
        }
      }
    }

    assertThat(reading())
        .isEqualTo(
            """
            | Certificate: Kubernetes Administrator; Issuer: CNCF; Year: 2019
            | Certificate: Solutions Architect; Issuer: AWS; Year: 2020
            | Certificate: FinOps Practitioner; Issuer: FinOps Foundation; Year: 2022""");
  }

  @Test
  void wrappedCellsStayWithTheirLabels() throws Exception {
    page.bold(50, 60, "Languages").plain(170, 60, "Java, Kotlin and a little Go; reads Rust");
    page.plain(170, 72, "comfortably");
    page.bold(50, 92, "Platforms").plain(170, 92, "Kubernetes, Nomad");
    page.bold(50, 112, "Data").plain(170, 112, "PostgreSQL, Kafka, ClickHouse with many");
    page.plain(170, 124, "small tables");

    assertThat(reading())
        .isEqualTo(
            """
            | Languages: Java, Kotlin and a little Go; reads Rust comfortably
            | Platforms: Kubernetes, Nomad
            | Data: PostgreSQL, Kafka, ClickHouse with many small tables""");
  }

  @Test
  void wordsCutAtTheEndOfALineAreWholeAgain() throws Exception {
    page.lines(
        50,
        60,
        12,
        "I look after the infra-",
        "structure and the long-",
        "term plans of the insti-",
        "tute, and its e-mail.");

    assertThat(reading())
        .isEqualTo(
            "I look after the infrastructure and the long-term plans of the institute, and"
                + " its e-mail.");
  }

  @Test
  void headersFootersAndPageNumbersAreLeftOut() throws Exception {
    for (int number = 1; number <= 3; number++) {
      page.plain(50, 30, "Résumé 2025");
      page.title(50, 80, 14, "Chapter " + "ABC".charAt(number - 1));
      page.plain(50, 110, "What happened in this part of my life.");
      page.plain(280, 820, "Page " + number + " of 3");
      if (number < 3) {
        page.nextPage();
      }
    }

    assertThat(reading())
        .isEqualTo(
            """
            # Chapter A
            What happened in this part of my life.
            # Chapter B
            What happened in this part of my life.
            # Chapter C
            What happened in this part of my life.""");
  }

  @Test
  void aRunningHeaderThatSaysHowToReachThePersonStaysOnce() throws Exception {
    page.plain(50, 30, "Asha Rao, asha@example.com").plain(50, 90, "First part.").nextPage();
    page.plain(50, 30, "Asha Rao, asha@example.com").plain(50, 90, "Second part.");

    assertThat(reading()).isEqualTo("Asha Rao, asha@example.com\nFirst part.\nSecond part.");
  }

  @Test
  void headingsAreFoundBySizeWeightAndCapitals() throws Exception {
    page.title(50, 60, 24, "Asha Rao");
    page.title(50, 95, 14, "Experience");
    page.bold(50, 115, "Senior Engineer, Acme");
    page.plain(50, 130, "Looked after a great many clusters with a very small team of people.");
    page.bold(50, 150, "Engineer, Globex");
    page.plain(50, 165, "Looked after one very large cluster with a great many other people.");
    page.title(50, 195, 14, "Education");
    page.plain(50, 215, "Studied mathematics in Pune until nothing was left of it to study.");

    assertThat(reading())
        .isEqualTo(
            """
            # Asha Rao
            ## Experience
            ### Senior Engineer, Acme
            Looked after a great many clusters with a very small team of people.
            ### Engineer, Globex
            Looked after one very large cluster with a great many other people.
            ## Education
            Studied mathematics in Pune until nothing was left of it to study.""");
  }

  @Test
  void shortLinesOfAnAddressStayApart() throws Exception {
    page.lines(
        50,
        60,
        13,
        "14 Quayside Walk",
        "Cambridge",
        "United Kingdom",
        "+44 1632 960 233",
        "asha@example.com",
        "https://asha.example.com");
    page.plain(
        50, 170, "A paragraph that shows how far lines can reach on this page, if they like.");

    assertThat(reading())
        .startsWith(
            """
            14 Quayside Walk
            Cambridge
            United Kingdom
            +44 1632 960 233
            asha@example.com
            https://asha.example.com
            """);
  }

  @Test
  void paragraphsThatStandApartStayApart() throws Exception {
    String first =
        "The first paragraph fills its first line up to the margin. It goes on to say nothing else"
            + " of note, and ends.";
    String second =
        "The second paragraph begins after a gap and fills more than one line of it too.";
    page.wrapped(50, 60, 300, first).wrapped(50, 95, 300, second);

    assertThat(reading()).isEqualTo(first + "\n" + second);
  }

  @Test
  void bulletsThatABrowserDrawsAreBullets() throws Exception {
    page.plain(50, 60, "What I did at Acme and would do again:");
    page.square(54, 78, 3).plain(64, 80, "Moved forty services");
    page.square(54, 92, 3).plain(64, 94, "Trained nine people");

    assertThat(reading())
        .isEqualTo(
            "What I did at Acme and would do again:\n- Moved forty services\n- Trained nine"
                + " people");
  }

  @Test
  void spacedLettersAreWords() throws Exception {
    page.spaced(50, 60, 4, "WORK EXPERIENCE");
    page.title(50, 90, 12, "E D U C A T I O N");
    page.plain(50, 110, "Studied mathematics in Pune until nothing was left of it to study.");

    assertThat(reading()).startsWith("# WORK EXPERIENCE\n# EDUCATION\n");
  }

  @Test
  void aBoldRoleIsAHeadingAlthoughItsDateIsPlain() throws Exception {
    page.bold(50, 60, "Senior Engineer, Acme").endingAt(RIGHT, 60, "2019 – 2022");
    page.plain(50, 75, "Looked after a great many clusters with a very small team.");

    assertThat(reading())
        .isEqualTo(
            """
            # Senior Engineer, Acme | 2019 – 2022
            Looked after a great many clusters with a very small team.""");
  }

  @Test
  void narrowTablesWithWrappedFirstCellsKeepTheirRows() throws Exception {
    page.bold(50, 60, "Certificate").bold(150, 60, "Issuer").bold(200, 60, "Year");
    page.plain(50, 80, "Green Belt, for peo").plain(150, 80, "ASQ").plain(200, 80, "2016");
    page.plain(50, 92, "ple who know it");
    page.plain(50, 112, "CSCP").plain(150, 112, "ASCM").plain(200, 112, "2018");

    assertThat(reading())
        .isEqualTo(
            """
            | Certificate: Green Belt, for peo ple who know it; Issuer: ASQ; Year: 2016
            | Certificate: CSCP; Issuer: ASCM; Year: 2018""");
  }

  @Test
  void linksTellTheirTargetsWhereTheWordsDoNot() throws Exception {
    page.plain(50, 60, "Portfolio and code.example.com/asha for the curious");
    page.link(50, 60, 40, "https://asha.example.com/work");
    page.link(108, 60, 107, "https://code.example.com/asha");

    assertThat(reading())
        .isEqualTo(
            "Portfolio (https://asha.example.com/work) and code.example.com/asha for the curious");
  }

  @Test
  void ligaturesAreLetters() throws Exception {
    PDFont font = embedded();
    page.text(50, 60, font, 10, "Pro\uFB01table and \uFB02exible; 10\u00A0m² for ½ price");

    assertThat(reading()).isEqualTo("Profitable and flexible; 10 m² for ½ price");
  }

  @Test
  void hebrewIsReadFromRightToLeft() throws Exception {
    // As PDF programs write it: the glyphs from left to right as they stand on the page.
    String word = "מהנדסת תוכנה";
    page.text(50, 60, embedded(), 10, new StringBuilder(word).reverse().toString());

    assertThat(reading()).isEqualTo(word);
  }

  @Test
  void glyphsMayComeInAnyOrder() throws Exception {
    page.plain(50, 100, "third line.").plain(50, 60, "First line.").plain(50, 80, "Second line.");

    assertThat(reading()).isEqualTo("First line.\nSecond line.\nthird line.");
  }

  @Test
  void pageNumbersAreKeptWithTheBlocks() throws Exception {
    page.plain(50, 60, "On the first page.").nextPage().plain(50, 60, "On the second page.");

    assertThat(new PdfReader().read(page.bytes()).blocks())
        .extracting(Block::page)
        .containsExactly(1, 2);
  }

  @Test
  void aScanWithoutTextIsRefusedAndSaysWhy() throws Exception {
    var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    page.stream()
        .drawImage(LosslessFactory.createFromImage(page.document, picture), 0, 0, 500, 700);
    byte[] scan = page.bytes();

    assertThat(Reading.refusal(() -> new PdfReader().read(scan))).isEqualTo(Reason.SCANNED);
  }

  @Test
  void aPdfWithAPasswordIsRefusedAndOneWithRestrictionsIsRead() throws Exception {
    assertThat(Reading.of(new PdfReader(), protectedBy(""))).isEqualTo("Kept from printing.");
    byte[] locked = protectedBy("secret");
    assertThat(Reading.refusal(() -> new PdfReader().read(locked))).isEqualTo(Reason.ENCRYPTED);
  }

  private static byte[] protectedBy(String userPassword) throws IOException {
    PdfPages pages = new PdfPages().plain(50, 60, "Kept from printing.");
    var policy = new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
    policy.setEncryptionKeyLength(128);
    pages.document.protect(policy);
    return pages.bytes();
  }

  private PDFont embedded() throws IOException {
    try (InputStream font =
        PDDocument.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return PDType0Font.load(page.document, font);
    }
  }
}
