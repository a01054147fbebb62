package io.aiprofile.application.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedFactTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL|What is her e-mail?",
        "EMAIL|Wie lautet ihre E-Mail-Adresse?",
        "EMAIL|Quel est son courriel ?",
        "EMAIL|¿Cuál es su correo?",
        "EMAIL|她的邮箱是什么？",
        "EMAIL|उनका ई-मेल क्या है?",
        "EMAIL|メールアドレスは？",
        "PHONE|What's her phone number?",
        "PHONE|Wie ist ihre Telefonnummer?",
        "PHONE|Quel est son numéro de téléphone ?",
        "PHONE|¿Cuál es su teléfono?",
        "PHONE|她的电话是多少？",
        "PHONE|उनका फ़ोन नंबर क्या है?",
        "LINK|Is she on LinkedIn?",
        "LINK|Hat sie eine Webseite?",
        "PLACE|Where does she live?",
        "PLACE|Wo wohnt sie?",
        "PLACE|Où habite-t-elle ?",
        "PLACE|¿Dónde vive?",
        "PLACE|वह कहाँ रहती हैं?",
        "PLACE|她住在哪里？",
        "PLACE|どこに住んでいますか？",
        "YEARS_OF_EXPERIENCE|How many years of experience does she have?",
        "YEARS_OF_EXPERIENCE|Wie viele Jahre Berufserfahrung hat sie?",
        "YEARS_OF_EXPERIENCE|Combien d'années d'expérience a-t-elle ?",
        "YEARS_OF_EXPERIENCE|¿Cuántos años de experiencia tiene?",
        "TIME|When did she join Acme?",
        "TIME|Wann kam sie zu Acme?",
        "TIME|Quand a-t-elle rejoint Acme ?",
        "TIME|¿Cuándo entró en Acme?",
        "TIME|वह Acme में कब आईं?",
        "TIME|她什么时候加入Acme？",
        "COUNT|How many people does she lead?",
        "COUNT|Wie viele Leute führt sie?",
        "COUNT|कितने लोग हैं?",
        "DEGREE|Which degree does she have?",
        "DEGREE|Was hat sie studiert?",
        "DEGREE|她的学历是什么？",
        "CURRENT|Where does she work now?",
        "CURRENT|Was macht sie derzeit?",
        "SALARY|What is her salary?",
        "SALARY|Wie hoch ist ihr Gehalt?",
        "SALARY|Quel est son salaire ?",
        "SALARY|¿Cuál es su salario?",
        "SALARY|उनका वेतन कितना है?",
        "SALARY|她的月薪是多少？",
        "SALARY|年収はいくらですか？",
        "AGE|How old is she?",
        "AGE|Wie alt ist sie?",
        "SPOUSE|Is she married?",
        "CHILDREN|Does she have kids?",
        "NATIONALITY|Does she need a visa?",
        "NOTICE|What is her notice period?",
        "NOTICE|Wie lang ist die Kündigungsfrist?",
        "BELIEF|What is her religion?",
        "DRIVING|Does she have a driving licence?",
        "DOCTORATE|Does she have a PhD?",
        "MBA|Has she got an MBA?",
        "OFF_TOPIC|Tell me a joke",
        "OFF_TOPIC|Wie wird das Wetter?"
      })
  void theWordsOfAQuestionTellWhichFactItAsksFor(String fact, String question) {
    assertThat(names(question)).contains(fact);
    assertThat(names(question.toLowerCase(Locale.ROOT))).as("in lower case").contains(fact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What did she achieve at Acme?",
        "Tell me about her leadership style.",
        "Welche Kenntnisse hat sie?",
        "Was sagen Kollegen über sie?",
        "Quelles sont ses compétences ?",
        "她在工作中取得了哪些成就？"
      })
  void anOpenQuestionAsksForNoFact(String question) {
    assertThat(names(question)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "What is her e-mail?|asha.rao@example.com|true",
        "What is her e-mail?|asha at example dot com|false",
        "What's her phone number?|+91 98450 12345|true",
        "What's her phone number?|Engineer, Acme, 2019-2022|false",
        "Is she on LinkedIn?|linkedin.com/in/asha|true",
        "Is she on LinkedIn?|Led a team of nine.|false",
        "Where does she live?|Bengaluru, India|true",
        "How many years of experience does she have?|Fourteen years of experience|true",
        "How many years of experience does she have?|14+ yrs|true",
        "How many years of experience does she have?|Led nine people|false",
        "When did she join Acme?|Engineer, Acme, 2019-2022|true",
        "When did she join Acme?|Room 2500|false",
        "How many people does she lead?|Led 42 engineers|true",
        "How many people does she lead?|Led several engineers|false",
        "Which degree does she have?|B.Tech, IIT Madras|true",
        "What is her salary?|Salary: 40 lakh|true",
        "What is her salary?|Cut costs by 31 percent|false"
      })
  void aLineIsSeenToHoldTheFact(String question, String line, boolean holds) {
    assertThat(ExpectedFact.askedBy(question).stream().anyMatch(fact -> fact.test(line)))
        .isEqualTo(holds);
  }

  private static Set<String> names(String question) {
    return ExpectedFact.askedBy(question).stream()
        .map(ExpectedFact::name)
        .collect(Collectors.toSet());
  }
}
