package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The words within one Markdown block, without emphasis, link targets spelled out. */
final class MarkdownInline {
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>");

  private static final Pattern BREAKING_TAG =
      Pattern.compile(
          "(?i)</?(br|p|div|h[1-6]|li|tr|ul|ol|table|summary|details|section)\\b[^>]*>");

  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>");

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private MarkdownInline() {}

  /** The lines of a block as the author broke them. */
  static List<String> lines(Node block) {
    MarkdownInline inline = new MarkdownInline();
    inline.children(block);
    inline.endLine();
    return inline.lines;
  }

  /** Whether all the words are strong, as in a heading without its sign. */
  static boolean isStrong(Node paragraph) {
    Node only = paragraph.getFirstChild();
    return only instanceof StrongEmphasis && only.getNext() == null;
  }

  static String withoutTags(String html) {
    String shown = HIDDEN.matcher(html).replaceAll("");
    return TAG.matcher(BREAKING_TAG.matcher(shown).replaceAll("\n"))
        .replaceAll("")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      inline(node);
    }
  }

  private void inline(Node node) {
    switch (node) {
      case Text text -> line.append(text.getLiteral());
      case Code code -> line.append(code.getLiteral());
      case SoftLineBreak ignored -> endLine();
      case HardLineBreak ignored -> {
        endLine();
        // An empty line between them says that these two must never be joined.
        lines.add("");
      }
      case HtmlInline html -> {
        if (BREAKING_TAG.matcher(html.getLiteral()).matches()) {
          endLine();
          lines.add("");
        }
      }
      case Link link -> link(link);
      default -> children(node);
    }
  }

  private void link(Link link) {
    int start = line.length();
    children(link);
    String target = link.getDestination();
    String shown = start <= line.length() ? line.substring(start) : "";
    if (LinkTarget.addsTo(shown, target)) {
      line.append(shown.isBlank() ? "" : " ")
          .append('(')
          .append(LinkTarget.spelled(target))
          .append(')');
    }
  }

  private void endLine() {
    lines.add(CleanText.line(line.toString()));
    line.setLength(0);
  }
}
