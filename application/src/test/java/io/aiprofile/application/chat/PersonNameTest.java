package io.aiprofile.application.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Asha Rao|What did Asha Rao build at Acme?|What did build at Acme?",
        "Asha Rao|What is Asha Rao's degree?|What is degree?",
        "Asha Rao|What does Rohan say about Asha?|What does Rohan say about ?",
        "李小龙|李小龙 学的是什么专业？|学的是什么专业？",
        "Rose Field|In which field does she work?|In which field does she work?",
        "Asha Rao|Did she work with Ashanti?|Did she work with Ashanti?",
        "Li Wu|What did Li Wu study?|What did Li Wu study?",
        "Asha Rao|Asha Rao?|Asha Rao?"
      })
  void theNameIsLeftOutWhereItTellsNothing(String name, String asked, String lookedUp) {
    assertThat(PersonName.removedFrom(new Question(asked), new DisplayName(name)).text())
        .isEqualTo(lookedUp);
  }
}
