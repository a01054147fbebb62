package io.aiprofile.adapters.vector.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs WordprocessingML into Word files for tests. */
final class DocxBuilder {
  private static final String NAMESPACES =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
          + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  DocxBuilder() {
    part("[Content_Types].xml", "<Types/>");
  }

  DocxBuilder body(String xml) {
    return part("word/document.xml", root("document", "<w:body>" + xml + "</w:body>"));
  }

  DocxBuilder styles(String xml) {
    return part("word/styles.xml", root("styles", xml));
  }

  DocxBuilder header(String xml) {
    return part("word/header1.xml", root("hdr", xml));
  }

  DocxBuilder link(String id, String target) {
    return part(
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id=\"%s\" Type=\"x/hyperlink\" Target=\"%s\" TargetMode=\"External\"/></Relationships>"
            .formatted(id, target));
  }

  DocxBuilder part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  DocxBuilder part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  byte[] bytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** A paragraph of plain words. */
  static String p(String text) {
    return p("", run("", text));
  }

  static String p(String properties, String runs) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
  }

  static String run(String properties, String text) {
    return "<w:r><w:rPr>" + properties + "</w:rPr>" + words(text) + "</w:r>";
  }

  static String words(String text) {
    return "<w:t xml:space=\"preserve\">" + text + "</w:t>";
  }

  static String item(String text) {
    return p("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", run("", text));
  }

  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<w:tr>");
    for (String cell : cells) {
      row.append("<w:tc>").append(cell).append("</w:tc>");
    }
    return row.append("</w:tr>").toString();
  }

  static String table(String... rows) {
    return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
  }

  private static String root(String name, String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:%s%s>%s</w:%s>"
        .formatted(name, NAMESPACES, content, name);
  }
}
