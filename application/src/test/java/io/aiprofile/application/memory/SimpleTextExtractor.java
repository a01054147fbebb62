package io.aiprofile.application.memory;

import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.text.UnreadableDocument.Reason;
import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.Block.Kind;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads plain text and Markdown: paragraphs end at blank lines, {@code "- "} begins a list entry,
 * and in Markdown {@code "#"} to {@code "######"} begin a heading. All other content is
 * unsupported. Immutable and thread-safe.
 */
public final class SimpleTextExtractor implements TextExtractor {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+)");
  private static final Pattern LIST_ITEM = Pattern.compile("[-*]\\s+(.+)");
  private static final Pattern PROGRAM = Pattern.compile("[\\x00-\\x08\\x0e-\\x1f]");

  @Override
  public DocumentKind detect(byte[] content, String fileName) throws UnreadableDocument {
    requireLetters(decode(content));
    return DocumentKind.suggestedBy(fileName)
        .filter(kind -> kind == DocumentKind.MD)
        .orElse(DocumentKind.TXT);
  }

  @Override
  public DocumentText extract(byte[] content, DocumentKind kind) throws UnreadableDocument {
    if (kind != DocumentKind.TXT && kind != DocumentKind.MD) {
      throw unsupported();
    }
    String decoded = decode(content);
    requireLetters(decoded);
    Blocks blocks = new Blocks(kind == DocumentKind.MD);
    decoded.lines().forEach(blocks::line);
    return blocks.finish();
  }

  private static String decode(byte[] content) throws UnreadableDocument {
    boolean wide = content.length > 1 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe;
    Charset charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (PROGRAM.matcher(text).find()) {
        throw unsupported();
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unsupported();
    }
  }

  private static void requireLetters(String text) throws UnreadableDocument {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new UnreadableDocument(Reason.EMPTY, "The document has no text; upload another one.");
    }
  }

  private static UnreadableDocument unsupported() {
    return new UnreadableDocument(
        Reason.UNSUPPORTED_TYPE, "Only plain text and Markdown can be read; convert the document.");
  }

  /** The blocks found so far, and the lines of the paragraph that is being read. */
  private static final class Blocks {
    private final boolean markdown;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();

    Blocks(boolean markdown) {
      this.markdown = markdown;
    }

    void line(String line) {
      String stripped = line.strip();
      Matcher heading = HEADING.matcher(stripped);
      Matcher item = LIST_ITEM.matcher(stripped);
      if (markdown && heading.matches()) {
        endParagraph();
        add(Kind.HEADING, heading.group(1).length(), heading.group(2));
      } else if (item.matches()) {
        endParagraph();
        add(Kind.LIST_ITEM, 0, item.group(1));
      } else if (stripped.isEmpty()) {
        endParagraph();
      } else {
        paragraph.add(stripped);
      }
    }

    DocumentText finish() {
      endParagraph();
      return new DocumentText(text.toString(), blocks);
    }

    private void endParagraph() {
      if (!paragraph.isEmpty()) {
        add(Kind.PARAGRAPH, 0, String.join(" ", paragraph));
        paragraph.clear();
      }
    }

    private void add(Kind kind, int level, String marked) {
      String content = markdown ? marked.replace("**", "").strip() : marked.strip();
      if (!content.isEmpty()) {
        int start = text.isEmpty() ? 0 : text.append('\n').length();
        text.append(content);
        blocks.add(new Block(kind, level, 0, start, text.length()));
      }
    }
  }
}
