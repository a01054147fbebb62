package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one data folder. */
class SharedFolderTest {
  private static final int ADDED = 25;
  private static final String PADDING = "x".repeat(60_000);

  @TempDir Path folder;

  @Test
  void twoProcessesThatAddAtOnceLoseNothingAndShareNoSlug() throws Exception {
    try (ChildProgram one = ChildProgram.start(Adder.class, folder, "one");
        ChildProgram two = ChildProgram.start(Adder.class, folder, "two")) {
      assertThat(List.of("" + one.nextLine(), "" + two.nextLine())).containsOnly("ready");
      one.goOn();
      two.goOn();

      int won = Integer.parseInt("" + one.nextLine()) + Integer.parseInt("" + two.nextLine());

      assertThat(won).as("each shared slug is won once").isEqualTo(3 * ADDED);
      assertThat(new FileProfiles(DataDirectory.open(folder)).list())
          .extracting(Profile::slug)
          .containsExactlyElementsOf(
              Stream.of(slugs("one"), slugs("shared"), slugs("two"))
                  .flatMap(List::stream)
                  .toList());
    }
  }

  @Test
  void twoProcessesThatTalkInOneConversationAtOnceLoseNothing() throws Exception {
    try (ChildProgram one = ChildProgram.start(Talker.class, folder, "one");
        ChildProgram two = ChildProgram.start(Talker.class, folder, "two")) {
      assertThat(List.of("" + one.nextLine(), "" + two.nextLine())).containsOnly("ready");
      one.goOn();
      two.goOn();
      assertThat(List.of("" + one.nextLine(), "" + two.nextLine())).containsOnly("done");
    }

    List<Question> asked =
        new FileConversations(DataDirectory.open(folder))
            .latest(ASHA, visitor(1))
            .orElseThrow()
            .asked();
    for (String who : List.of("one", "two")) {
      assertThat(asked)
          .filteredOn(question -> question.text().startsWith(who))
          .containsExactlyElementsOf(questions(who));
    }
  }

  @Test
  void twoProcessesThatKeepRecordsAtOnceLoseNothingAndAgreeOnWhatIsSpent() throws Exception {
    FileTokenLedger asked = new FileTokenLedger(DataDirectory.open(folder));
    try (ChildProgram one = ChildProgram.start(Keeper.class, folder, "1");
        ChildProgram two = ChildProgram.start(Keeper.class, folder, "2")) {
      assertThat(List.of("" + one.nextLine(), "" + two.nextLine())).containsOnly("ready");
      one.goOn();
      two.goOn();

      int won = Integer.parseInt("" + one.nextLine()) + Integer.parseInt("" + two.nextLine());

      assertThat(won).as("each shared conversation is won once").isEqualTo(3 * ADDED);
    }
    DataDirectory data = DataDirectory.open(folder);
    assertThat(new FileLeads(data).list(ASHA)).hasSize(3 * ADDED).doesNotHaveDuplicates();
    assertThat(new FileOutbox(data).pending(999)).hasSize(3 * ADDED).doesNotHaveDuplicates();
    assertThat(asked.spent(LocalDate.ofInstant(NOW, ZoneOffset.UTC))).isEqualTo(2L * ADDED);
    assertThat(new FileTokenLedger(data).recent(ASHA, 999)).hasSize(2 * ADDED);
  }

  @Test
  void whoWaitsTooLongForAnotherProcessIsToldAndItsDeathFreesTheFolder() throws Exception {
    DataDirectory impatient = DataDirectory.open(folder, new AtomicFile(), Duration.ofMillis(50));
    try (ChildProgram holder = ChildProgram.start(Holder.class, folder)) {
      assertThat(holder.nextLine()).isEqualTo("held");

      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(() -> new FileProfiles(impatient).add(profile(new Slug("late"))))
          .withMessageContaining(folder.resolve("system").toString())
          .withMessageContaining("second program");
    }

    assertThat(new FileProfiles(DataDirectory.open(folder)).add(profile(new Slug("late"))))
        .isTrue();
  }

  private static List<Slug> slugs(String prefix) {
    return IntStream.range(10, 10 + ADDED).mapToObj(n -> new Slug(prefix + "-" + n)).toList();
  }

  /** Adds profiles of its own and, taking turns with them, ones that the other adds as well. */
  static final class Adder {
    private Adder() {}

    public static void main(String[] arguments) throws Exception {
      FileProfiles profiles = new FileProfiles(DataDirectory.open(Path.of(arguments[0])));
      System.out.println("ready");
      System.in.read();
      int won = 0;
      for (int n = 0; n < ADDED; n++) {
        won += profiles.add(profile(slugs("shared").get(n))) ? 1 : 0;
        won += profiles.add(profile(slugs(arguments[1]).get(n))) ? 1 : 0;
      }
      System.out.println(won);
    }
  }

  private static List<Question> questions(String who) {
    return IntStream.range(0, ADDED).mapToObj(n -> new Question(who + " " + n)).toList();
  }

  /** Asks questions of its own, large enough that the file is rewritten now and then. */
  static final class Talker {
    private Talker() {}

    public static void main(String[] arguments) throws Exception {
      FileConversations conversations =
          new FileConversations(DataDirectory.open(Path.of(arguments[0])));
      Random random = new Random(arguments[1].hashCode());
      System.out.println("ready");
      System.in.read();
      for (Question question : questions(arguments[1])) {
        conversations.append(ASHA, visitor(1), conversation(1), exchange(question.text()));
        conversations.append(
            ASHA, visitor(1), ConversationId.random(random), exchange("padding", PADDING));
      }
      conversations.append(ASHA, visitor(1), conversation(1), exchange("end"));
      System.out.println("done");
    }
  }

  /** Adds leads of its own, and ones that the other adds as well, and pays for each. */
  static final class Keeper {
    private Keeper() {}

    public static void main(String[] arguments) throws Exception {
      DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
      FileLeads leads = new FileLeads(data);
      FileTokenLedger ledger = new FileTokenLedger(data);
      System.out.println("ready");
      System.in.read();
      int won = 0;
      for (int n = 0; n < ADDED; n++) {
        Lead shared = lead(n);
        Lead own = lead(1_000 * Integer.parseInt(arguments[1]) + n);
        won += leads.add(ASHA, shared, notice(ASHA, shared)) ? 1 : 0;
        won += leads.add(ASHA, own, notice(ASHA, own)) ? 1 : 0;
        ledger.add(new LedgerEntry(NOW, ASHA, Operation.QUERY, 1, 0));
      }
      System.out.println(won);
    }
  }

  /** Keeps the folder locked until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) {
      DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
      data.alone(
          data.system(),
          () -> {
            System.out.println("held");
            try {
              return System.in.read();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
