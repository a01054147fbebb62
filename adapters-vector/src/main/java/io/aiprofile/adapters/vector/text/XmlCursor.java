package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through an XML part, element by element. No DTD, no external entity, bounded depth;
 * namespaces are ignored, since strict and transitional Word files differ in nothing else.
 */
final class XmlCursor {
  /** Tables within tables within text boxes reach about 60. */
  private static final int MAX_DEPTH = 150;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private int depth;

  XmlCursor(byte[] xml) throws UnreadableDocument {
    try {
      reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
    } catch (XMLStreamException e) {
      throw Refusal.corrupt();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // Newer JDKs have a limit of their own, which would look like damage: ours is checked below.
    factory.setProperty("jdk.xml.maxElementDepth", 0);
    return factory;
  }

  /** What the cursor stands on. */
  enum Event {
    START,
    END,
    TEXT,
    FINISHED
  }

  Event next() throws UnreadableDocument {
    try {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > MAX_DEPTH) {
              throw Refusal.tooComplex("content that is nested too deeply");
            }
            return Event.START;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return Event.END;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return Event.TEXT;
          }
          // No word processor writes them; whoever does is after something else.
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw Refusal.corrupt();
          default -> {
            // Comments and processing instructions say nothing to a reader.
          }
        }
      }
      return Event.FINISHED;
    } catch (XMLStreamException e) {
      throw Refusal.corrupt();
    }
  }

  /** The number of elements that are open, the current one included. */
  int depth() {
    return depth;
  }

  String name() {
    return reader.getLocalName();
  }

  String text() {
    return reader.getText();
  }

  /** The current element's attribute by local name. */
  @Nullable String attribute(String localName) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(localName)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** A property like {@code <w:b/>}: on unless its value says otherwise. */
  boolean isOn() {
    String value = attribute("val");
    return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
  }

  /** A number in the attribute {@code val}, or the fallback when it is none. */
  int number(int fallback) {
    String value = attribute("val");
    return value != null && value.matches("-?\\d{1,8}") ? Integer.parseInt(value) : fallback;
  }

  /** Moves to the end of the current element. */
  void skip() throws UnreadableDocument {
    int outside = depth - 1;
    while (depth > outside) {
      if (next() == Event.FINISHED) {
        throw Refusal.corrupt();
      }
    }
  }
}
