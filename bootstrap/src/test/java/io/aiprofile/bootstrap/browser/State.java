package io.aiprofile.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A page in a state that is worth a look.
 *
 * @param status of the path
 * @param isPage whether it is what stands at the path before anything is done
 * @param reach what a visitor does there to get into the state
 */
record State(String name, String path, int status, boolean isPage, Consumer<Scene> reach) {
  private static final Set<String> PHOTOGRAPHED =
      Set.of(
          "home",
          "explore",
          "not-found",
          "chat",
          "chat-answered",
          "chat-stopped",
          "chat-unsupported",
          "chat-interrupted",
          "chat-contact",
          "chat-not-in-documents",
          "chat-erase",
          "owner-sign-in",
          "owner-refused-file",
          "owner-reading",
          "owner-live",
          "owner-visited");

  /** Where it is reached. */
  record Scene(Stage stage, Page page) {
    Chat chat() {
      return new Chat(page);
    }

    HeldWriter writer() {
      return stage.product().writer();
    }

    Desk desk(String name) {
      return Desk.create(page, name);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  boolean photographed() {
    return PHOTOGRAPHED.contains(name);
  }

  private static State of(String name, String path) {
    return new State(name, path, 200, true, scene -> {});
  }

  private static State of(String name, String path, Consumer<Scene> reach) {
    return new State(name, path, 200, false, reach);
  }

  static List<State> all() {
    return List.of(
        of("home", "/"),
        of("explore", "/explore"),
        of("explore-no-match", "/explore?q=zebrafinch"),
        of("docs", "/docs"),
        of(
            "docs-to-try",
            "/docs",
            scene -> assertThat(scene.page().locator(".opblock").first()).isVisible()),
        new State("not-found", "/chat/nobody", 404, true, scene -> {}),
        of("chat", Chat.PATH),
        of("chat-answered", Chat.PATH, State::answered),
        of("chat-answering", Chat.PATH, State::answering),
        of("chat-stopped", Chat.PATH, State::stopped),
        of("chat-unsupported", Chat.PATH, State::unsupported),
        of("chat-interrupted", Chat.PATH, State::interrupted),
        of("chat-contact", Chat.PATH, State::contact),
        of("chat-not-in-documents", Chat.PATH, scene -> scene.chat().ask(Chat.UNANSWERABLE)),
        of("chat-too-long", Chat.PATH, scene -> scene.chat().field().fill("word ".repeat(401))),
        of("chat-erase", Chat.PATH, State::erasing),
        of("owner-sign-in", Desk.PATH),
        of("owner-refused-name", Desk.PATH, State::refusedName),
        of("owner-new", Desk.PATH, scene -> scene.desk("Nela Newcomer")),
        of("owner-refused-file", Desk.PATH, State::refusedFile),
        of("owner-reading", Desk.PATH, State::reading),
        of("owner-removing", Desk.PATH, State::removing),
        of("owner-live", Desk.PATH, scene -> scene.desk("Jonna Ketelaar").publish(Desk.RESUME)),
        of("owner-visited", Desk.PATH, State::visited));
  }

  private static void answered(Scene scene) {
    scene.chat().ask("Where did she study?");
    scene.chat().latest().locator("summary").click();
    scene.chat().ask(Chat.QUESTION);
  }

  private static void answering(Scene scene) {
    scene.writer().beforeSecond().close();
    scene.chat().send(Chat.QUESTION);
    assertThat(scene.chat().sentences()).hasCount(1);
  }

  private static void stopped(Scene scene) {
    answering(scene);
    scene.chat().button().click();
    assertThat(scene.chat().verdict()).not().isEmpty();
    scene.writer().behaves();
  }

  private static void unsupported(Scene scene) {
    scene.writer().guesses();
    scene.chat().ask(Chat.QUESTION);
    scene.writer().behaves();
  }

  private static void interrupted(Scene scene) {
    scene.writer().isInterrupted();
    scene.chat().ask(Chat.QUESTION);
    scene.writer().behaves();
  }

  private static void contact(Scene scene) {
    scene.chat().ask(Chat.ADDRESS);
    assertThat(scene.chat().offer()).isVisible();
  }

  private static void visited(Scene scene) {
    Desk desk = scene.desk("Vera Visited");
    desk.publish(Desk.RESUME);
    Chat chat = new Chat(scene.stage().visit(desk.publicPath()));
    chat.ask("Where did she study?");
    chat.ask(Chat.UNANSWERABLE);
    chat.ask(Chat.ADDRESS);
    chat.offer().click();
    assertThat(chat.latest().locator(".aside")).isVisible();
    scene.stage().product().modelFails();
    desk.page().reload();
    assertThat(desk.soFar().locator(".record")).hasCount(2);
  }

  private static void erasing(Scene scene) {
    scene.page().getByText("erase them").click();
    assertThat(scene.page().locator("#forget")).isVisible();
  }

  private static void refusedName(Scene scene) {
    scene.stage().expectComplaint("status of 422");
    scene.page().locator("#name").fill("123");
    scene.page().getByText("Create my page").click();
    assertThat(scene.page().locator(".summary")).isVisible();
  }

  private static void refusedFile(Scene scene) {
    scene.stage().expectComplaint("status of");
    scene.desk("Rosa Refused").choose(Desk.RESUME, Desk.text("empty.txt", ""));
    assertThat(scene.page().locator(".upload.failed")).isVisible();
    assertThat(scene.page().locator(".document")).hasCount(1);
  }

  private static void reading(Scene scene) {
    Desk desk = scene.desk("Rhea Reading");
    desk.choose(Desk.RESUME);
    assertThat(desk.documents()).hasCount(1);
    scene.stage().product().indexing().close();
    desk.button("Read my documents").click();
    assertThat(desk.run()).isVisible();
  }

  private static void removing(Scene scene) {
    Desk desk = scene.desk("Rita Removing");
    desk.choose(Desk.RESUME);
    desk.button("Remove resume.md").click();
    assertThat(scene.page().getByText("The file is deleted here.")).isVisible();
  }
}
