package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.DocxNode.Paragraph;
import io.aiprofile.adapters.vector.text.XmlCursor.Event;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Word documents, read by a streaming parser with bounds instead of a library that trusts them. */
final class DocxReader implements FormatReader {
  private static final byte[] NO_STYLES =
      "<styles/>".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @Override
  public DocumentText read(byte[] content) throws UnreadableDocument {
    DocxArchive archive = DocxArchive.open(content);
    String main = mainPart(archive);
    DocxStyles styles = DocxStyles.read(archive.part("word/styles.xml").orElse(NO_STYLES));
    byte[] body = archive.part(main).orElseThrow(Refusal::corrupt);
    List<DocxNode> nodes = new DocxParser(body, styles, links(archive, main)).parse();
    for (byte[] notes : archive.matching("word/(footnotes|endnotes)\\.xml")) {
      nodes.addAll(new DocxParser(notes, styles, Map.of()).parse());
    }
    BlockWriter writer = new BlockWriter();
    DocxWriter blocks = new DocxWriter(writer, nodes);
    for (String line : contactLines(archive, styles, nodes)) {
      writer.paragraph(line);
    }
    blocks.write();
    return writer.finish();
  }

  /** Some programs number the main part. */
  private static String mainPart(DocxArchive archive) throws UnreadableDocument {
    String main = "word/document.xml";
    Optional<byte[]> relationships = archive.part("_rels/.rels");
    if (archive.part(main).isPresent() || relationships.isEmpty()) {
      return main;
    }
    XmlCursor xml = new XmlCursor(relationships.get());
    for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
      if (event == Event.START
          && String.valueOf(xml.attribute("Type")).endsWith("/officeDocument")) {
        return String.valueOf(xml.attribute("Target")).replaceFirst("^/", "");
      }
    }
    return main;
  }

  private static Map<String, String> links(DocxArchive archive, String main)
      throws UnreadableDocument {
    Map<String, String> links = new HashMap<>();
    String name = main.replaceFirst("^word/", "word/_rels/") + ".rels";
    Optional<byte[]> part = archive.part(name);
    if (part.isEmpty()) {
      return links;
    }
    XmlCursor xml = new XmlCursor(part.get());
    for (Event event = xml.next(); event != Event.FINISHED; event = xml.next()) {
      if (event == Event.START && "External".equals(xml.attribute("TargetMode"))) {
        String id = xml.attribute("Id");
        String target = xml.attribute("Target");
        if (id != null && target != null) {
          links.put(id, target);
        }
      }
    }
    return links;
  }

  /**
   * Running headers and footers are left out, unless they are the only place that says how to reach
   * the person: then they come first.
   */
  private static List<String> contactLines(
      DocxArchive archive, DocxStyles styles, List<DocxNode> body) throws UnreadableDocument {
    String bodyText = String.join("\n", texts(body));
    if (bodyText.contains("@")) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (byte[] part : archive.matching("word/(header|footer)\\d*\\.xml")) {
      for (String text : texts(new DocxParser(part, styles, Map.of()).parse())) {
        String line = text.replaceAll("\\s*\t\\s*", " | ");
        if (!lines.contains(line) && !bodyText.contains(text)) {
          lines.add(line);
        }
      }
    }
    boolean reach =
        lines.stream().anyMatch(line -> LineShape.isAddress(line) || LineShape.isPhone(line));
    return reach ? lines : List.of();
  }

  private static List<String> texts(List<DocxNode> nodes) {
    List<String> texts = new ArrayList<>();
    for (DocxNode node : nodes) {
      switch (node) {
        case Paragraph paragraph -> texts.addAll(paragraph.lines());
        case DocxNode.Table table -> {
          for (List<List<DocxNode>> row : table.rows()) {
            row.forEach(cell -> texts.addAll(texts(cell)));
          }
        }
      }
    }
    return texts;
  }
}
