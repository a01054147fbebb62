package io.aiprofile.adapters.vector.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets save them. */
class CsvReadingTest {
  private static String reading(String content) throws Exception {
    return Reading.of(new CsvReader(), content.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void everyDelimiterIsFoundAndCellsCarryTheirHeaders(String delimiter) throws Exception {
    String csv =
        """
        Title~Issuer~Year~Note
        CKA~CNCF~2019~"Renewed~twice"
        FinOps~FinOps Foundation~2022~
        """;

    assertThat(reading(csv.replace("~", delimiter).replace("d" + delimiter + "t", "d, t")))
        .isEqualTo(
            """
            | Title: CKA; Issuer: CNCF; Year: 2019; Note: Renewed, twice
            | Title: FinOps; Issuer: FinOps Foundation; Year: 2022""");
  }

  @Test
  void quotedCellsMayHoldDelimitersQuotesAndLineBreaks() throws Exception {
    assertThat(reading("Name,Quote,Year\r\nAsha,\"Calm, \"\"very\"\" calm\r\nand kind\",2024\r\n"))
        .isEqualTo("| Name: Asha; Quote: Calm, \"very\" calm and kind; Year: 2024");
  }

  @Test
  void withoutAHeaderCellsStandBesideEachOther() throws Exception {
    assertThat(reading("2019,CKA,CNCF\n2022,FinOps,FinOps Foundation\n"))
        .isEqualTo("| 2019 | CKA | CNCF\n| 2022 | FinOps | FinOps Foundation");
  }

  @Test
  void pairsAreLabelsAndValues() throws Exception {
    assertThat(reading("Name,Asha Rao\nPhone,0171 555 0142\nCity,Pune\n"))
        .isEqualTo("| Name: Asha Rao\n| Phone: 0171 555 0142\n| City: Pune");
  }

  @Test
  void rowsOfUnequalLengthAndABrokenQuoteAreStillRead() throws Exception {
    assertThat(reading("Title,Year\nCKA,2019,extra\nFinOps\nOpen,\"2024"))
        .isEqualTo("| Title: CKA; Year: 2019; extra\n| Title: FinOps\n| Title: Open; Year: 2024");
  }
}
