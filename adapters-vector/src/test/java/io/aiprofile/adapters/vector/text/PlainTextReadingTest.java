package io.aiprofile.adapters.vector.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

/** Plain text as people lay it out, and what a person would read from it. */
class PlainTextReadingTest {
  private static String reading(String content) throws Exception {
    return Reading.of(new PlainTextReader(), content.getBytes(UTF_8));
  }

  @Test
  void aResumeWithUnderlinedSectionsIsStructured() throws Exception {
    assertThat(
            reading(
                """
                                ASHA RAO
                  Platform Engineer  |  Pune  |  asha@example.com

                ========================================
                EXPERIENCE
                ========================================

                Senior Engineer, Acme             2019 - 2022
                - Moved forty services to Kubernetes
                  without an outage
                * Trained nine people

                Education
                ---------
                Mathematics, Pune
                """))
        .isEqualTo(
            """
            # ASHA RAO
            Platform Engineer | Pune | asha@example.com
            ## EXPERIENCE
            Senior Engineer, Acme | 2019 - 2022
            - Moved forty services to Kubernetes without an outage
            - Trained nine people
            ### Education
            Mathematics, Pune""");
  }

  @Test
  void linesThatAProgramWrappedAreJoinedAndShortOnesStayApart() throws Exception {
    assertThat(
            reading(
                """
                I have worked with Asha for six years, first as her colleague and then in
                her team. She is the calmest person I know in an outage, and the most im-
                patient one in a meeting without an agenda.

                14 Quayside Walk
                Cambridge
                Phone: 01632 960 233
                asha@example.com
                """))
        .isEqualTo(
            """
            I have worked with Asha for six years, first as her colleague and then in her team. \
            She is the calmest person I know in an outage, and the most impatient one in a \
            meeting without an agenda.
            14 Quayside Walk
            Cambridge
            Phone: 01632 960 233
            asha@example.com""");
  }

  @Test
  void linesOfATextThatNobodyWrappedStayAsTheyAre() throws Exception {
    assertThat(
            reading(
                """
                Examiner for A level chemistry with the Eastern Examinations Board since 2017
                Designated radiation protection supervisor
                Comfortable with data loggers and simulation software
                Clean minibus licence
                """))
        .hasLineCount(4);
  }

  @Test
  void captionsAndQuestionsAndAnnouncementsAreHeadings() throws Exception {
    assertThat(
            reading(
                """
                What went wrong
                - The empty string. In Oracle it is NULL.

                How do you handle conflict?
                I try to find out whether we disagree about facts.

                Languages:
                English, Marathi
                """))
        .isEqualTo(
            """
            # What went wrong
            - The empty string. In Oracle it is NULL.
            ### How do you handle conflict?
            I try to find out whether we disagree about facts.
            ### Languages
            English, Marathi""");
  }

  @Test
  void chineseAndHindiHeadingsNeedNoMarks() throws Exception {
    assertThat(reading("沈知遥\n\n工作经历\n\n负责仓储管理系统，目前有一千四百家客户。\n\n【技能】\n需求访谈、原型设计\n"))
        .isEqualTo("# 沈知遥\n## 工作经历\n负责仓储管理系统，目前有一千四百家客户。\n## 技能\n需求访谈、原型设计");
    assertThat(reading("कार्य अनुभव\n\nपाँच ज़िलों में टीम का नेतृत्व किया।\n"))
        .isEqualTo("# कार्य अनुभव\nपाँच ज़िलों में टीम का नेतृत्व किया।");
  }

  @Test
  void chineseLinesAreJoinedWithoutBlanks() throws Exception {
    String line = "九年产品经验其中六年专注企业协作与供应链软件三年做消费级应用擅长把模糊的客户";

    assertThat(reading(line + "\n" + line + "\n抱怨变成实验。")).isEqualTo(line + line + "抱怨变成实验。");
  }

  @Test
  void arabicIsNotTurnedAround() throws Exception {
    assertThat(reading("مهندسة برمجيات في بنغالور منذ 2019.\n"))
        .isEqualTo("مهندسة برمجيات في بنغالور منذ 2019.");
  }

  @Test
  void tablesDrawnWithBarsAreRows() throws Exception {
    assertThat(
            reading(
                """
                +-------+------+
                | Skill | Since|
                +-------+------+
                | Java  | 2009 |
                +-------+------+
                """))
        .isEqualTo("| Skill | Since\n| Java | 2009");
  }

  @Test
  void dotLeadersAreColons() throws Exception {
    assertThat(reading("Languages ....... Java, Kotlin\nData ............ Kafka\n"))
        .isEqualTo("Languages: Java, Kotlin\nData: Kafka");
  }

  @Test
  void everyCommonEncodingIsRead() throws Exception {
    String text = "Zoë Müller – “Ingenieurin” in Lützow, 5 €";

    for (String charset : new String[] {"UTF-8", "windows-1252"}) {
      byte[] content = text.getBytes(Charset.forName(charset));
      assertThat(Reading.of(new PlainTextReader(), content)).isEqualTo(text);
    }
    byte[] wide = ("\uFEFF" + text).getBytes(UTF_16BE);
    assertThat(Reading.of(new PlainTextReader(), wide)).isEqualTo(text);
  }
}
