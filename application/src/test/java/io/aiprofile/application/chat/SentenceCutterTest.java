package io.aiprofile.application.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentenceCutterTest {
  private static final List<String> ANSWERS =
      List.of(
          "She led 42 engineers at Zeta Pay [1]. Before, she was at Acme Inc. in Boston. [2] Then"
              + " Dr. Rao hired her [1][2].",
          "- **Led** 42 engineers [1]\n- Cut cost by 31 % [2, 3].\n\n1. First thing 【1】\n2. Second"
              + " thing.\n",
          "# Experience\nShe led `x` and *y* [1]. See [her page](https://a.b/c) now."
              + " ![img](http://x/y.png) Done_here [2]",
          "Am 3. März 2020 wurde sie Partnerin [1]. Sie leitet z. B. ein Team. Ende [",
          "她管理23人的团队[1]。产品经理7人！好的。",
          "It costs 5 * 3 dollars. **Bold one.** [1] Next [1]! And <b>html</b> stays.\n```java\nint"
              + " x;\n```\nDone.",
          "वह टीम का मार्गदर्शन करती हैं। [1] फिर वह जयपुर गईं। 👩🏽‍💻 Emoji 👍 ok.",
          "a".repeat(1_500) + " " + "b ".repeat(900));

  @Test
  void A_sentence_that_ends_in_a_marker_is_certain_at_its_full_stop() {
    SentenceCutter cutter = new SentenceCutter();

    assertThat(cutter.add("She led 42 engineers at Zeta Pay [1]")).isEmpty();
    assertThat(cutter.add(".")).containsExactly(drafted("She led 42 engineers at Zeta Pay.", 1));
  }

  @Test
  void Another_sentence_waits_for_the_first_word_of_the_next() {
    SentenceCutter cutter = new SentenceCutter();

    assertThat(cutter.add("She was at Acme Inc. ")).isEmpty();
    assertThat(cutter.add("in Boston. ")).isEmpty();
    assertThat(cutter.add("[2] ")).isEmpty();
    assertThat(cutter.add("Then ")).containsExactly(drafted("She was at Acme Inc. in Boston.", 2));
    assertThat(cutter.finish()).containsExactly(drafted("Then"));
  }

  @Test
  void Markers_are_read_in_the_forms_that_models_write() {
    assertThat(cut("A one [1][2]. B two [1, 3]. C three 【2】. D four [1-3]. E five [^4]."))
        .containsExactly(
            drafted("A one.", 1, 2),
            drafted("B two.", 1, 3),
            drafted("C three.", 2),
            drafted("D four.", 1, 2, 3),
            drafted("E five.", 4));
  }

  @Test
  void Years_in_brackets_are_text() {
    assertThat(cut("She published it [2019] first."))
        .containsExactly(drafted("She published it [2019] first."));
  }

  @Test
  void List_entries_end_with_their_line() {
    assertThat(cut("Her work:\n- Led 42 engineers [1]\n* Cut cost [2]\n2. Moved on\n"))
        .containsExactly(
            drafted("Her work:"),
            drafted("Led 42 engineers", 1),
            drafted("Cut cost", 2),
            drafted("Moved on"));
  }

  @Test
  void A_line_break_within_a_sentence_ends_nothing() {
    assertThat(cut("She led the\nplatform team [1]."))
        .containsExactly(drafted("She led the platform team.", 1));
  }

  @Test
  void Markdown_becomes_plain_text() {
    assertThat(
            cut(
                "## Work\n**She** led *the* `api-gateway` and [her site](https://a.example) ![x](y.png) <i>too</i> [1]."))
        .containsExactly(
            drafted("Work"), drafted("She led the api-gateway and her site <i>too</i>.", 1));
    assertThat(cut("It has snake_case and 5 * 3."))
        .containsExactly(drafted("It has snake_case and 5 * 3."));
  }

  @Test
  void Abbreviations_and_German_dates_end_no_sentence() {
    assertThat(cut("Am 3. März 2020 wurde sie Dr. jur. und Partnerin [1]. Danach kam Bremen."))
        .containsExactly(
            drafted("Am 3. März 2020 wurde sie Dr. jur. und Partnerin.", 1),
            drafted("Danach kam Bremen."));
  }

  @Test
  void Half_a_marker_at_the_end_is_dropped() {
    assertThat(cut("She led the team [1")).containsExactly(drafted("She led the team"));
  }

  @Test
  void Nothing_readable_gives_nothing() {
    assertThat(cut("")).isEmpty();
    assertThat(cut(" \n\n--- ** [1] ![x](y)\n")).isEmpty();
  }

  @Test
  void Text_without_an_end_is_cut() {
    List<Drafted> sentences = cut("word ".repeat(1_000));

    assertThat(sentences).hasSizeGreaterThan(4);
    assertThat(sentences).allMatch(one -> one.text().length() <= SentenceCutter.MAX_LENGTH);
  }

  @Test
  void The_pieces_it_arrives_in_make_no_difference() {
    Random random = new Random(7);
    for (String answer : ANSWERS) {
      List<Drafted> whole = cut(answer);
      for (int i = 0; i < 60; i++) {
        assertThat(cutInPieces(answer, random)).isEqualTo(whole);
      }
    }
  }

  private static List<Drafted> cut(String text) {
    SentenceCutter cutter = new SentenceCutter();
    List<Drafted> sentences = new ArrayList<>(cutter.add(text));
    sentences.addAll(cutter.finish());
    return sentences;
  }

  private static List<Drafted> cutInPieces(String text, Random random) {
    SentenceCutter cutter = new SentenceCutter();
    List<Drafted> sentences = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(12));
      sentences.addAll(cutter.add(text.substring(at, end)));
      at = end;
    }
    sentences.addAll(cutter.finish());
    return sentences;
  }

  private static Drafted drafted(String text, Integer... markers) {
    return new Drafted(text, List.of(markers));
  }
}
