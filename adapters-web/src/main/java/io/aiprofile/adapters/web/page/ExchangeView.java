package io.aiprofile.adapters.web.page;

import java.util.List;

/**
 * A question and its answer.
 *
 * @param support {@code full}, {@code partly} or {@code none}
 * @param complete false when the visitor stopped the answer
 */
public record ExchangeView(
    String question,
    List<SentenceView> sentences,
    List<SourceView> sources,
    List<String> followUps,
    String support,
    boolean complete) {}
