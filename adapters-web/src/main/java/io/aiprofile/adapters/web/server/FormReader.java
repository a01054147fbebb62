package io.aiprofile.adapters.web.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/** Reads forms that are wholly in memory already, bounded by their route. */
final class FormReader {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";
  private static final int MAX_PARTS = 50;
  private static final int MAX_PART_HEADER_BYTES = 2_000;

  private FormReader() {}

  static boolean reads(String contentType) {
    String type = normal(contentType);
    return type.startsWith(URL_ENCODED) || type.startsWith(MULTIPART);
  }

  static Form read(String contentType, byte[] body) throws Problem {
    String type = normal(contentType);
    if (type.startsWith(URL_ENCODED)) {
      return new Form(urlEncoded(body), List.of());
    }
    if (type.startsWith(MULTIPART)) {
      return multipart(contentType, body);
    }
    throw Problem.unsupportedType("Send a form: " + MULTIPART + " or " + URL_ENCODED + ".");
  }

  private static String normal(String contentType) {
    return contentType.strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> urlEncoded(byte[] body) throws Problem {
    Map<String, String> fields = new LinkedHashMap<>();
    String text = new String(body, StandardCharsets.UTF_8);
    for (String pair : text.split("&", MAX_PARTS + 1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String encoded) throws Problem {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("The form has a % that is not followed by two hexadecimal digits.");
    }
  }

  private static Form multipart(String contentType, byte[] body) throws Problem {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Upload> files = new ArrayList<>();
    try {
      FileItemInputIterator parts = new Parser().getItemIterator(new InMemory(contentType, body));
      for (int count = 0; parts.hasNext(); count++) {
        if (count == MAX_PARTS) {
          throw Problem.tooLarge("A form has at most %d parts.".formatted(MAX_PARTS));
        }
        add(parts.next(), fields, files);
      }
    } catch (IOException | RuntimeException e) {
      throw Problem.badRequest("The form is cut off or malformed; send it again.");
    }
    return new Form(fields, files);
  }

  private static void add(FileItemInput part, Map<String, String> fields, List<Upload> files)
      throws IOException {
    String name = part.getFieldName();
    byte[] content;
    try (InputStream in = part.getInputStream()) {
      content = in.readAllBytes();
    }
    String fileName = part.isFormField() ? null : part.getName();
    if (fileName == null && name != null) {
      fields.putIfAbsent(name, new String(content, StandardCharsets.UTF_8));
    } else if (fileName != null && (!fileName.isEmpty() || content.length > 0)) {
      files.add(new Upload(fileName, content));
    }
  }

  /** Commons FileUpload wants a request; this is the body that was read within bounds. */
  private static final class InMemory implements RequestContext {
    private final String contentType;
    private final byte[] body;

    InMemory(String contentType, byte[] body) {
      this.contentType = contentType;
      this.body = body;
    }

    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public long getContentLength() {
      return body.length;
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }

  private static final class Parser
      extends AbstractFileUpload<InMemory, DiskFileItem, DiskFileItemFactory> {
    Parser() {
      setHeaderCharset(StandardCharsets.UTF_8);
      setMaxPartHeaderSize(MAX_PART_HEADER_BYTES);
    }

    @Override
    public FileItemInputIterator getItemIterator(InMemory request) throws IOException {
      return getItemIterator((RequestContext) request);
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(InMemory request)
        throws FileUploadException {
      return parseParameterMap((RequestContext) request);
    }

    @Override
    public List<DiskFileItem> parseRequest(InMemory request) throws FileUploadException {
      return parseRequest((RequestContext) request);
    }
  }
}
