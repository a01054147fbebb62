package io.aiprofile.adapters.vector.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aiprofile.domain.document.DocumentKind;
import java.io.IOException;

/** One good document of each kind, all of them with these words in this order. */
final class Samples {
  static final String[] WORDS = {"Asha Rao", "Kubernetes Administrator", "2019", "Pune"};

  private Samples() {}

  static byte[] of(DocumentKind kind) throws IOException {
    return switch (kind) {
      case PDF ->
          new PdfPages()
              .title(50, 60, 20, "Asha Rao")
              .plain(50, 100, "Certified Kubernetes Administrator since 2019, living in Pune.")
              .bytes();
      case DOCX ->
          new DocxBuilder()
              .body(
                  DocxBuilder.p("", DocxBuilder.run("<w:b/>", "Asha Rao"))
                      + DocxBuilder.item("Kubernetes Administrator, 2019")
                      + DocxBuilder.p("Lives in Pune."))
              .bytes();
      case MD ->
          "# Asha Rao\n\n- **Kubernetes Administrator**, 2019\n- [Pune](https://pune.example)\n"
              .getBytes(UTF_8);
      case CSV ->
          """
          Name,Certificate,Year,City
          Asha Rao,Kubernetes Administrator,2019,Pune
          Asha Rao,FinOps Practitioner,2022,Pune
          """
              .getBytes(UTF_8);
      case TXT ->
          "Asha Rao\n\nCertified Kubernetes Administrator since 2019. Lives in Pune.\n"
              .getBytes(UTF_8);
    };
  }
}
