package io.aiprofile.adapters.vector.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextAnalyzerContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneTextAnalyzerTest implements TextAnalyzerContract {
  private static final TextAnalyzer ANALYZER = new LuceneTextAnalyzer();

  @Override
  public TextAnalyzer analyzer() {
    return ANALYZER;
  }

  @ParameterizedTest(name = "{0}: {1} ~ {2}")
  @CsvSource({
    "en, engineers, engineer",
    "en, leading, leads",
    "en, certifications, certification",
    "de, Führungen, fuhrung",
    "de, Ingenieure, Ingenieur",
    "de, Häuser, hauser",
    "fr, ingénieurs, ingenieur",
    "fr, équipes, équipe",
    "es, ingenieros, ingeniero",
    "es, premios, premio",
    "it, progetti, progetto",
    "pt, certificações, certificação",
    "nl, vaardigheden, vaardigheid",
    "sv, ingenjörer, ingenjör",
    "ru, инженеры, инженер",
    "ar, المهندسين, مهندس",
    "hi, पुरस्कारों, पुरस्कार",
    "hi, टीमों, टीम"
  })
  void formsOfAWordAreOneTerm(String language, String form, String other) {
    assertThat(ANALYZER.terms(form, language))
        .hasSize(1)
        .isEqualTo(ANALYZER.terms(other, language));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "en, Where did she work and what was it like?, work|like",
    "de, Wo hat sie mit den Kollegen gearbeitet?, kolleg|gearbeitet",
    "fr, Elle travaille avec les équipes de la ville, travaille|equipe|ville",
    "es, ¿Qué es lo que ha hecho en la empresa?, hech|empres"
  })
  void functionWordsAreLeftOut(String language, String sentence, String kept) {
    List<String> terms = ANALYZER.terms(sentence, language);
    List<String> words = List.of(kept.split("\\|"));

    assertThat(terms).allMatch(term -> words.stream().anyMatch(word -> begins(word, term)));
    assertThat(words).allMatch(word -> terms.stream().anyMatch(term -> begins(word, term)));
  }

  /** Stems cut words short in ways of their own. */
  private static boolean begins(String word, String term) {
    return word.charAt(0) == term.charAt(0) && word.charAt(1) == term.charAt(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "hi", "zh", "ja", "xx"})
  void technologiesAreKeptApartFromTheirLetters(String language) {
    List<String> cplusplus = ANALYZER.terms("C++", language);
    List<String> csharp = ANALYZER.terms("C#", language);
    List<String> c = ANALYZER.terms("C", language);
    List<String> net = ANALYZER.terms("net", language);
    List<String> dotnet = ANALYZER.terms(".NET", language);

    assertThat(List.of(cplusplus, csharp, dotnet))
        .doesNotHaveDuplicates()
        .doesNotContain(c, net)
        .allSatisfy(terms -> assertThat(terms).hasSize(1));
    assertThat(ANALYZER.terms("c++", language)).isEqualTo(cplusplus);
    assertThat(ANALYZER.terms("C#, ASP.NET", language)).containsAll(csharp).containsAll(dotnet);
  }

  @Test
  void aScriptIsFoundWithAndWithoutItsDot() {
    assertThat(ANALYZER.terms("Node.js", "en")).isEqualTo(ANALYZER.terms("NodeJS", "en"));
    assertThat(ANALYZER.terms("snake_case", "xx")).containsExactly("snake", "case");
  }

  @Test
  void accentsAreFoldedWhateverTheLanguage() {
    for (String language : List.of("en", "de", "fr", "es", "it", "pt", "tr", "xx")) {
      assertThat(ANALYZER.terms("Zürich Łódź", language))
          .as(language)
          .isEqualTo(ANALYZER.terms("Zurich Lodz", language));
    }
  }

  @Test
  void anUnknownLanguageIsNotStemmed() {
    assertThat(ANALYZER.terms("engineers", "xx")).containsExactly("engineers");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Platform leader with twelve years in engineering. She has built teams that ship every"
            + " week and has cut the cost of the cloud by a third.",
        "de|Leiterin der Plattform mit zwölf Jahren Erfahrung. Sie hat Teams aufgebaut, die jede"
            + " Woche liefern, und die Kosten der Cloud um ein Drittel gesenkt.",
        "fr|Responsable de plateforme avec douze ans d'expérience. Elle a constitué des équipes qui"
            + " livrent chaque semaine et a réduit les coûts du cloud d'un tiers.",
        "es|Responsable de plataforma con doce años de experiencia. Ha formado equipos que entregan"
            + " cada semana y ha reducido los costes de la nube en un tercio.",
        "it|Responsabile della piattaforma con dodici anni di esperienza. Ha creato squadre che"
            + " consegnano ogni settimana e ha ridotto i costi del cloud di un terzo.",
        "pt|Líder de plataforma com doze anos de experiência. Ela formou equipes que entregam toda"
            + " semana e não aumentou os custos da nuvem em um terço.",
        "nl|Leider van het platform met twaalf jaar ervaring. Zij heeft teams gebouwd die elke week"
            + " leveren en de kosten van de cloud met een derde verlaagd.",
        "hi|मीरा को बारह वर्षों का अनुभव है। उन्होंने Kubernetes पर टीमें बनाईं जो हर सप्ताह काम पूरा करती हैं।",
        "zh|平台负责人，拥有十二年工程经验。她组建的团队每周发布，并将 AWS 云成本降低了三分之一。",
        "ja|十二年の経験を持つプラットフォーム責任者。毎週リリースするチームを作り、AWSの費用を三分の一減らしました。",
        "ru|Руководитель платформы с двенадцатилетним опытом. Она создала команды, которые"
            + " выпускают обновления каждую неделю в Kubernetes.",
        "ar|قائدة منصة بخبرة اثني عشر عامًا. بنت فرقًا تطلق كل أسبوع وخفضت تكلفة السحابة بمقدار الثلث."
      })
  void aParagraphTellsItsLanguage(String language, String paragraph) {
    assertThat(ANALYZER.language(paragraph)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Java, Kotlin, Docker", "Acme Corp", "1234", "xyzzy", "AWS, GCP"})
  void namesAndFiguresAreTakenForEnglish(String text) {
    assertThat(ANALYZER.language(text)).isEqualTo("en");
  }

  @Test
  void aFewForeignLettersDoNotMakeAForeignText() {
    assertThat(ANALYZER.language("She studied at Tokyo University (東京) for three years."))
        .isEqualTo("en");
  }

  @Test
  void hindiWithAndWithoutTheDotBelowIsOneTerm() {
    assertThat(ANALYZER.terms("सिफ़ारिश", "hi")).isEqualTo(ANALYZER.terms("सिफारिश", "hi"));
  }
}
