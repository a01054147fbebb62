package io.aiprofile.adapters.web.page;

/**
 * One uploaded document.
 *
 * @param kind {@code PDF}, {@code DOCX}, {@code TXT}, {@code CSV} or {@code MD}
 * @param size for people: {@code 84 KB}
 * @param indexed whether the current index holds it as it is now
 */
public record DocumentView(
    String name, String kind, String size, String uploaded, boolean indexed) {}
