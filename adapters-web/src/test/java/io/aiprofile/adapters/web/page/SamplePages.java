package io.aiprofile.adapters.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every page in every state worth looking at, by a name that says which. */
final class SamplePages {
  /** Breaks out of an attribute, of text and of a link, wherever escaping is forgotten. */
  static final String HOSTILE =
      "\"onload=alert(1) x=' <script>alert(1)</script> javascript:alert(1) & é";

  private static final String CSRF = "csrf-token";
  private static final Shell SHELL = shell("AI Profile Platform", true);

  private SamplePages() {}

  static Map<String, Record> all() {
    Map<String, Record> pages = new LinkedHashMap<>();
    pages.put("home", new HomePage(SHELL, people()));
    pages.put("home-empty", new HomePage(SHELL, List.of()));
    pages.put("explore", new ExplorePage(SHELL, "", manyPeople(), 97, 4, 9));
    pages.put("explore-search", new ExplorePage(SHELL, "kafka", people(), 3, 1, 1));
    pages.put("explore-empty", new ExplorePage(SHELL, "", List.of(), 0, 1, 1));
    pages.put("explore-no-match", new ExplorePage(SHELL, "cobol", List.of(), 0, 1, 1));
    pages.put("explore-hostile", new ExplorePage(SHELL, HOSTILE, List.of(hostile()), 2, 1, 2));
    pages.put("chat-new", chat(List.of(), true, "", ""));
    pages.put("chat", chat(exchanges(), true, "", ""));
    pages.put(
        "chat-refused",
        chat(exchanges().subList(0, 1), true, "Your question has no words in it.", "?!"));
    pages.put("chat-not-ready", chat(List.of(), false, "", ""));
    pages.put("chat-contact", chat(contacts(), true, "", ""));
    pages.put("chat-right-to-left", rightToLeft());
    pages.put("chat-hostile", hostileChat());
    pages.put(
        "error-404",
        error(404, "There is no such page", "It may have moved, or its owner took it offline."));
    pages.put(
        "error-500",
        error(500, "This did not work", "The server could not finish. Nothing you did is lost."));
    pages.put("error-hostile", error(400, HOSTILE, HOSTILE));
    pages.put("signin", new SignInPage(SHELL, CSRF, people(), "", ""));
    pages.put(
        "signin-refused",
        new SignInPage(SHELL, CSRF, List.of(hostile()), "A name needs a letter.", HOSTILE));
    pages.put("signin-closed", new SignInPage(shell("Sign in", false), CSRF, List.of(), "", ""));
    pages.put("owner-new", owner(1, List.of(), index(false, 0), "", ""));
    pages.put("owner-documents", owner(2, documents(false), index(false, 0), "", ""));
    pages.put("owner-indexing", owner(2, documents(false), index(true, 40), "", ""));
    pages.put("owner-indexed", owner(3, documents(true), index(false, 100), "Indexed.", ""));
    pages.put("owner-live", owner(5, documents(true), index(false, 100), "", ""));
    pages.put(
        "owner-refused", owner(3, documents(true), index(false, 100), "", "Headline is too long."));
    pages.put("owner-hostile", hostileOwner());
    return pages;
  }

  static List<PersonCard> people() {
    return List.of(
        new PersonCard(
            "mira-holloway",
            "Mira Holloway",
            "MH",
            "Principal engineer · data platforms",
            "How did she cut latency from nine hours to four minutes?"),
        new PersonCard(
            "tunde-okafor",
            "Tunde Okafor",
            "TO",
            "Staff engineer · payments",
            "What broke on launch day, and what did he change?"),
        new PersonCard("elise-renard", "Élise Renard", "ÉR", "", ""),
        new PersonCard(
            "meera",
            "மீரா கிருஷ்ணன்",
            "மீ",
            "Director of platform engineering",
            "How did she win 71 teams over?"),
        new PersonCard(
            "layla",
            "ليلى عبد الرحمن",
            "لع",
            "مهندسة بيانات أولى",
            "ما المنصات التي بنتها في السنوات الأخيرة؟"),
        new PersonCard(
            "long",
            "Bartholomew Featherstonehaugh-Cholmondeley von Wolfeschlegelsteinhausenbergerdorff",
            "BF",
            "Interim chief operating officer, supply chains and logistics, three continents",
            "Which of his 14 reorganisations did the teams themselves ask for, and why?"));
  }

  private static List<PersonCard> manyPeople() {
    List<PersonCard> people = new ArrayList<>(people());
    people.addAll(people());
    return people;
  }

  private static PersonCard hostile() {
    return new PersonCard("slug", HOSTILE, "<x", HOSTILE, HOSTILE);
  }

  static ChatPage chat(List<ExchangeView> exchanges, boolean ready, String problem, String draft) {
    return new ChatPage(
        shell("Ask Mira Holloway", true),
        "mira-holloway",
        "Mira Holloway",
        "MH",
        "Principal engineer · data platforms · Rotterdam",
        "Hello. I can tell you about the platforms Mira built, the teams she led and what"
            + " colleagues say. Ask, or start here:",
        "Ask about platforms, teams, or what colleagues say",
        List.of(
            "What did she build at Northgate?",
            "How large were her teams?",
            "Who recommends her, and why?"),
        exchanges,
        "",
        CSRF,
        ready,
        problem,
        draft,
        2000);
  }

  private static ChatPage rightToLeft() {
    return new ChatPage(
        shell("ليلى عبد الرحمن", true),
        "layla",
        "ليلى عبد الرحمن",
        "لع",
        "مهندسة بيانات أولى",
        "مرحبا. اسأل عن المنصات التي بنتها ليلى.",
        "اسأل عن المنصات",
        List.of("ما المنصات التي بنتها؟"),
        List.of(
            new ExchangeView(
                "ما المنصات التي بنتها ليلى في السنوات الأخيرة؟",
                List.of(
                    new SentenceView("بنت منصة بيانات فورية تخدم أحد عشر فريقا.", List.of(1)),
                    new SentenceView(
                        "انخفض زمن المعالجة من تسع ساعات إلى أربع دقائق.", List.of(1))),
                List.of(
                    new SourceView(
                        1, "resume.pdf", "الخبرة › الشركة", 2, "منصة بيانات فورية لأحد عشر فريقا")),
                List.of("كم كان حجم الفريق؟"),
                "full",
                true,
                "complete",
                Optional.empty())),
        "",
        CSRF,
        true,
        "",
        "",
        2000);
  }

  private static ChatPage hostileChat() {
    return new ChatPage(
        shell(HOSTILE, true),
        "slug",
        HOSTILE,
        "<x",
        HOSTILE,
        HOSTILE,
        HOSTILE,
        List.of(HOSTILE),
        List.of(
            new ExchangeView(
                HOSTILE,
                List.of(new SentenceView(HOSTILE, List.of(1))),
                List.of(new SourceView(1, HOSTILE, HOSTILE, 3, HOSTILE)),
                List.of(HOSTILE),
                "full",
                true,
                "complete",
                Optional.of(new ContactView(HOSTILE, false)))),
        "",
        CSRF,
        true,
        HOSTILE,
        HOSTILE,
        2000);
  }

  static List<ExchangeView> exchanges() {
    return List.of(
        new ExchangeView(
            "What's the most impactful platform she's built?",
            List.of(
                new SentenceView(
                    "The real-time integration layer at Northgate Freight, which replaced eleven"
                        + " nightly pipelines with one observable stream.",
                    List.of(1)),
                new SentenceView(
                    "It cut data latency from nine hours to four minutes and let three product"
                        + " teams ship without waiting for each other.",
                    List.of(1, 2)),
                new SentenceView(
                    "Her director called it “the reason we could say yes to enterprise customers”.",
                    List.of(3))),
            List.of(
                new SourceView(
                    1,
                    "projects.md",
                    "Northgate Freight › Outcome",
                    0,
                    "Replaced eleven nightly pipelines with a single stream; latency fell from"
                        + " nine hours to four minutes."),
                new SourceView(
                    2,
                    "resume.pdf",
                    "Experience › Northgate Freight",
                    1,
                    "Data latency 9 h → 4 min"),
                new SourceView(
                    3,
                    "recommendations.pdf",
                    "",
                    2,
                    "It is the reason we could say yes to enterprise customers.")),
            List.of(
                "What was her role in the migration?",
                "Which technologies did it use?",
                "How large was that team?"),
            "full",
            true,
            "complete",
            Optional.empty()),
        new ExchangeView(
            "And how did she lead the people through it?",
            List.of(
                new SentenceView(
                    "She ran the migration with a crew of four engineers who paired with each"
                        + " team.",
                    List.of(1)),
                new SentenceView("Colleagues describe the period as calm.", List.of())),
            List.of(
                new SourceView(
                    1,
                    "a-document-with-a-remarkably-long-file-name-that-someone-exported.docx",
                    "Projects › Kolam: an internal developer platform › Approach",
                    0,
                    "A migration crew of four engineers paired with each team for up to two"
                        + " weeks.")),
            List.of(),
            "partly",
            false,
            "stopped",
            Optional.empty()),
        new ExchangeView(
            "Does she speak Portuguese?",
            List.of(new SentenceView("That is not in the documents.", List.of())),
            List.of(),
            List.of("Which languages are mentioned?"),
            "none",
            false,
            "complete",
            Optional.empty()));
  }

  /** An address that was passed on, an answer that broke off, and an address that can be. */
  private static List<ExchangeView> contacts() {
    return List.of(
        confirmation("Write to me at jo@example.com", true),
        new ExchangeView(
            "What did she build?",
            List.of(new SentenceView("The real-time integration layer.", List.of(1))),
            List.of(new SourceView(1, "resume.pdf", "", 1, "Real-time integration layer")),
            List.of(),
            "full",
            false,
            "interrupted",
            Optional.empty()),
        confirmation("Or rather at jo@work.example", false));
  }

  private static ExchangeView confirmation(String question, boolean passedOn) {
    return new ExchangeView(
        question,
        List.of(new SentenceView("If you want, I pass your address on.", List.of())),
        List.of(),
        List.of(),
        "confirmation",
        false,
        "complete",
        Optional.of(new ContactView("jo@example.com", passedOn)));
  }

  private static SoFar soFar() {
    return new SoFar(
        48,
        "81%",
        "97%",
        List.of(
            new SoFar.Contact(
                "jo@example.com",
                "mailto:jo@example.com",
                "Jo Lindqvist",
                "We look for somebody to lead our platform team; write to jo@example.com",
                "3 Apr 2026, 10:00 UTC"),
            new SoFar.Contact(
                "a.long.address.that.somebody.really.has@department.university.example",
                "mailto:a.long.address.that.somebody.really.has@department.university.example",
                "",
                "",
                "1 Apr 2026, 09:12 UTC")),
        0,
        List.of(
            new SoFar.Gap("Does she speak Portuguese?", "3 Apr 2026, 10:02 UTC"),
            new SoFar.Gap("What is her notice period?", "2 Apr 2026, 16:40 UTC")),
        3);
  }

  private static List<DocumentView> documents(boolean indexed) {
    return List.of(
        new DocumentView("resume.pdf", "PDF", "84 KB", "today, 09:12", indexed),
        new DocumentView("projects.md", "MD", "12 KB", "today, 09:12", indexed),
        new DocumentView(
            "recommendations-from-everyone-i-ever-worked-with-final-v7.docx",
            "DOCX",
            "31 KB",
            "today, 09:13",
            false));
  }

  private static IndexView index(boolean running, int percent) {
    boolean indexed = !running && percent == 100;
    return new IndexView(
        running,
        running ? "Reading documents, 2 of 3" : "",
        percent,
        indexed ? "Read 3 documents a minute ago." : "",
        false,
        indexed ? 41 : 0,
        indexed ? List.of("experience", "awards", "recommendations") : List.of());
  }

  private static OwnerPage owner(
      int done, List<DocumentView> documents, IndexView index, String notice, String problem) {
    List<String> keys = List.of("create", "documents", "index", "publish", "share");
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String state = i < done ? "done" : i == done ? "now" : i == done + 1 ? "open" : "blocked";
      tasks.add(new Task(keys.get(i), state));
    }
    boolean indexed = index.chunks() > 0;
    return new OwnerPage(
        shell("Your page", true),
        CSRF,
        "mira-holloway",
        "Mira Holloway",
        "MH",
        "Principal engineer · data platforms · Rotterdam",
        done == 5,
        tasks,
        documents,
        3,
        "PDF up to 5 MB; DOCX, TXT, CSV and MD up to 1 MB each.",
        index,
        indexed ? List.of() : List.of("Your documents have not been read yet."),
        indexed ? Optional.of(exchanges().getFirst()) : Optional.empty(),
        "https://profiles.example/chat/mira-holloway",
        done == 5 ? Optional.of(soFar()) : Optional.empty(),
        done == 5 ? "The key is not accepted; set OPENROUTER_API_KEY anew." : "",
        notice,
        problem);
  }

  private static OwnerPage hostileOwner() {
    return new OwnerPage(
        shell(HOSTILE, true),
        CSRF,
        "slug",
        HOSTILE,
        "<x",
        HOSTILE,
        true,
        List.of(
            new Task("create", "done"),
            new Task("documents", "done"),
            new Task("index", "done"),
            new Task("publish", "done"),
            new Task("share", "now")),
        List.of(new DocumentView(HOSTILE, "PDF", "1 KB", "today", true)),
        3,
        HOSTILE,
        new IndexView(false, "", 0, HOSTILE, true, 3, List.of(HOSTILE)),
        List.of(HOSTILE),
        Optional.of(hostileChat().exchanges().getFirst()),
        "javascript:alert(1)",
        Optional.of(
            new SoFar(
                1,
                HOSTILE,
                HOSTILE,
                List.of(
                    new SoFar.Contact(HOSTILE, "javascript:alert(1)", HOSTILE, HOSTILE, HOSTILE)),
                0,
                List.of(new SoFar.Gap(HOSTILE, HOSTILE)),
                0)),
        HOSTILE,
        HOSTILE,
        HOSTILE);
  }

  private static ErrorPage error(int status, String title, String detail) {
    return new ErrorPage(shell(title, true), status, title, detail, "01J8Z3T9K4");
  }

  private static Shell shell(String title, boolean local) {
    return new Shell(title, "Talk to someone's career documents, with sources.", "/static/", local);
  }
}
