package io.aiprofile.adapters.vector.language;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * A language's analyzer that also folds widths and accents and keeps {@code C++} from being {@code
 * c}.
 */
final class FoldingAnalyzer extends AnalyzerWrapper {
  private static final NormalizeCharMap TECHNOLOGIES = technologies();

  private final Analyzer language;

  FoldingAnalyzer(Analyzer language) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.language = language;
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String fieldName) {
    return language;
  }

  @Override
  protected Reader wrapReader(String fieldName, Reader reader) {
    return new MappingCharFilter(TECHNOLOGIES, new CJKWidthCharFilter(reader));
  }

  @Override
  protected TokenStreamComponents wrapComponents(
      String fieldName, TokenStreamComponents components) {
    TokenStream folded = new ASCIIFoldingFilter(components.getTokenStream());
    return new TokenStreamComponents(components.getSource(), folded);
  }

  private static NormalizeCharMap technologies() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    for (String c : new String[] {"C", "c"}) {
      map.add(c + "++", "cplusplus");
      map.add(c + "#", "csharp");
    }
    for (String net : new String[] {".NET", ".Net", ".net"}) {
      map.add(net, " dotnet");
    }
    for (String js : new String[] {".js", ".JS"}) {
      map.add(js, "js");
    }
    // An underscore joins words in identifiers and hashtags, and in nothing a person asks for.
    map.add("_", " ");
    return map.build();
  }
}
