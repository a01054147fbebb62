package io.aiprofile.application.indexing;

import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.Block.Kind;
import io.aiprofile.domain.document.DocumentText;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows a document's blocks from first to last and says of each where it stands. */
final class Outline {
  /**
   * A block in its place.
   *
   * @param section the headings that divide the document here, outermost first
   * @param entry the title lines above the block within its section
   * @param title whether the block is itself such a line
   * @param opensEntry whether it is the first of them
   */
  record Piece(
      String text,
      int page,
      int offset,
      Topic topic,
      List<String> section,
      List<String> entry,
      boolean title,
      boolean opensEntry) {

    /** The piece as another understands it. */
    Piece with(Topic other, boolean opens) {
      return new Piece(text, page, offset, other, section, entry, title, opens);
    }
  }

  private record Heading(int level, String text, @Nullable Topic topic) {}

  private static final int TITLE_MAX_LENGTH = 120;
  private static final int TITLE_MAX_LINES = 3;
  private static final int FIRST_LINES = 4;
  private static final int PROSE_MIN_WORDS = 14;
  private static final int BARE_HEADING_MAX_LENGTH = 40;
  private static final Pattern CLOSED = Pattern.compile("[.!?;,。！？；।]\\s*$");
  private static final Pattern CONTACT =
      Pattern.compile(
          "[\\w.+-]+@[\\w-]+\\.\\w|https?://|www\\.|linkedin\\.com|github\\.com"
              + "|\\+\\d[\\d ()./-]{7,}\\d|\\(?\\d{3,5}\\)?[ ./-]\\d{3,}[ ./-]?\\d{3,}");

  /** Sections whose dated short lines are what they tell, not titles of something below. */
  private static final Set<Topic> LISTING = Set.of(Topic.AWARDS, Topic.SKILLS, Topic.CONTACT);

  private final SectionHeadings headings;
  private final DocumentText document;
  private final Topic fallback;
  private final List<Heading> path = new ArrayList<>();
  private List<String> entry = List.of();
  private boolean inPreamble;
  private int index = -1;
  private int titleEnd = -1;

  Outline(SectionHeadings headings, FileName name, DocumentText document) {
    this.headings = headings;
    this.document = document;
    this.fallback = topicOf(name);
    this.inPreamble = document.blocks().stream().anyMatch(block -> sectionTopic(block).isPresent());
  }

  /** Places the next block; empty for a heading that only divides. */
  Optional<Piece> place(Block block) {
    index++;
    Optional<Topic> section = sectionTopic(block);
    if (section.isPresent()) {
      divide(new Heading(Math.max(1, block.level()), trimmed(text(index)), section.get()));
      return Optional.empty();
    }
    if (block.kind() == Kind.HEADING) {
      return heading(block);
    }
    int titleLines = index >= titleEnd ? titleLines() : 0;
    if (titleLines > 0) {
      // Dated lines right below a heading go on with its title; elsewhere they open an entry.
      boolean opens = index > titleEnd || titleEnd < 0;
      titleEnd = index + titleLines;
      return Optional.of(title(block, opens));
    }
    return Optional.of(index < titleEnd ? title(block, false) : piece(block, false, false));
  }

  private Optional<Piece> heading(Block block) {
    if (index == 0 && block.level() <= 2) {
      // The document's own title: usually the person's name, which tells no passage from another.
      return Optional.of(piece(block, true, false));
    }
    Heading heading = new Heading(block.level(), trimmed(text(index)), null);
    if (isHeadingBelow(block)) {
      divide(heading);
      return Optional.empty();
    }
    leave(heading);
    inPreamble = false;
    titleEnd = index + 1;
    return Optional.of(title(block, true));
  }

  private boolean isHeadingBelow(Block heading) {
    if (index + 1 >= document.blocks().size()) {
      return false;
    }
    Block next = document.blocks().get(index + 1);
    return next.kind() == Kind.HEADING && next.level() > heading.level();
  }

  private void divide(Heading heading) {
    inPreamble = false;
    leave(heading);
    path.add(heading);
    entry = List.of();
    titleEnd = -1;
  }

  /**
   * Closes what the heading ends. A heading of no known section that stands at the level of one is
   * an entry of it: many documents set "Experience" and "Acme Corp" in the same type.
   */
  private void leave(Heading heading) {
    while (!path.isEmpty()) {
      Heading last = path.getLast();
      boolean entryOfSection = heading.topic == null && last.topic != null;
      if (heading.level > last.level || (heading.level == last.level && entryOfSection)) {
        return;
      }
      path.removeLast();
    }
  }

  private Piece title(Block block, boolean opens) {
    if (opens) {
      entry = List.of();
    }
    Piece title = piece(block, true, opens);
    List<String> lines = new ArrayList<>(entry);
    lines.add(title.text());
    entry = List.copyOf(lines);
    return title;
  }

  private Piece piece(Block block, boolean title, boolean opens) {
    String text = text(index);
    return new Piece(
        text,
        block.page(),
        block.start(),
        headings.label(text).orElseGet(() -> topicHere(text)),
        path.stream().map(Heading::text).toList(),
        entry,
        title,
        opens);
  }

  private Topic topicHere(String text) {
    Optional<Topic> section = topicOfPath();
    if (section.isPresent()) {
      return section.get();
    }
    if (DateRanges.rangeIn(text) || DateRanges.rangeIn(String.join(" ", entry))) {
      return Topic.EXPERIENCE;
    }
    return inPreamble ? preamble(text) : fallback;
  }

  private Optional<Topic> topicOfPath() {
    return path.reversed().stream()
        .flatMap(heading -> Optional.ofNullable(heading.topic()).stream())
        .findFirst();
  }

  /**
   * Above the first section stand the name, how to reach it, and perhaps some introducing words.
   */
  private static Topic preamble(String text) {
    boolean prose = text.split("\\s+").length >= PROSE_MIN_WORDS;
    return prose && !CONTACT.matcher(text).find() ? Topic.SUMMARY : Topic.CONTACT;
  }

  /** What the whole document is about, by its name or its first lines: a letter, a list. */
  private Topic topicOf(FileName name) {
    Stream<String> firstLines =
        document.blocks().stream().limit(FIRST_LINES).map(document::textOf).map(String::strip);
    return Stream.concat(Stream.of(name.value().replaceAll("\\.[^.]*$", "")), firstLines)
        .filter(line -> line.length() <= TITLE_MAX_LENGTH)
        .flatMap(line -> headings.within(line).or(() -> headings.leading(line)).stream())
        .filter(topic -> topic != Topic.CONTACT && topic != Topic.SUMMARY)
        .findFirst()
        .orElse(Topic.SUMMARY);
  }

  private Optional<Topic> sectionTopic(Block block) {
    String text = document.textOf(block).strip();
    if (block.kind() == Kind.HEADING) {
      return headings
          .exactly(text)
          .or(() -> DateRanges.yearIn(text) ? Optional.empty() : headings.within(text))
          .or(() -> headings.leading(text));
    }
    boolean bare = block.kind() == Kind.PARAGRAPH && text.length() <= BARE_HEADING_MAX_LENGTH;
    return bare ? headings.exactly(text) : Optional.empty();
  }

  /**
   * How many lines from here on name an entry: short and unfinished ones, at least one with a year,
   * above text of another form. A run too long for a title is a list; only its dated lines count.
   */
  private int titleLines() {
    int lines = 0;
    boolean dated = false;
    while (lines <= TITLE_MAX_LINES && isTitleLine(index + lines)) {
      dated |= DateRanges.yearIn(text(index + lines));
      lines++;
    }
    boolean followed = index + lines < document.blocks().size();
    if (dated && followed && lines <= TITLE_MAX_LINES) {
      return lines;
    }
    return lines > 0 && DateRanges.rangeIn(text(index)) ? 1 : 0;
  }

  private boolean isTitleLine(int at) {
    if (at >= document.blocks().size()) {
      return false;
    }
    Block block = document.blocks().get(at);
    String text = text(at);
    return block.kind() == Kind.PARAGRAPH
        && !LISTING.contains(topicOfPath().orElse(Topic.OTHER))
        && text.length() <= TITLE_MAX_LENGTH
        && !CLOSED.matcher(text).find()
        && !CONTACT.matcher(text).find()
        && headings.label(text).isEmpty()
        && sectionTopic(block).isEmpty();
  }

  private String text(int at) {
    return document.textOf(document.blocks().get(at)).replaceAll("[ \\t\\u00a0]+", " ").strip();
  }

  private static String trimmed(String heading) {
    return heading.replaceAll("[\\s:：]+$", "");
  }
}
