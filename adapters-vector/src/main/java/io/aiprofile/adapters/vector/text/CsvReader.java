package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables as text (RFC 4180 and what spreadsheets make of it): one row, one block. */
final class CsvReader implements FormatReader {
  /** Wider tables are data, not documents, and their rows would not be readable sentences. */
  private static final int MAX_COLUMNS = 200;

  @Override
  public DocumentText read(byte[] content) throws UnreadableDocument {
    String text = TextDecoding.decode(content).orElseThrow(Refusal::corrupt);
    List<List<String>> rows = rows(text);
    BlockWriter writer = new BlockWriter();
    TableRows.write(rows, TableRows.First.MAY_BE_HEADER, writer);
    return writer.finish();
  }

  private static List<List<String>> rows(String text) throws UnreadableDocument {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(CsvDialect.of(text).delimiter())
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord record : parser) {
        if (record.size() > MAX_COLUMNS) {
          throw Refusal.tooComplex("a table of more than " + MAX_COLUMNS + " columns");
        }
        List<String> cells = record.stream().map(CleanText::line).toList();
        int used = cells.size();
        while (used > 0 && cells.get(used - 1).isEmpty()) {
          used--;
        }
        if (cells.stream().anyMatch(CleanText::hasLetterOrDigit)) {
          rows.add(cells.subList(0, used));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
