package io.aiprofile.adapters.web.page;

import java.util.List;

/** A sentence of an answer with the numbers of its sources. */
public record SentenceView(String text, List<Integer> markers) {}
