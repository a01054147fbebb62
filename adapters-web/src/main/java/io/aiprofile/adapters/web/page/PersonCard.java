package io.aiprofile.adapters.web.page;

/**
 * A professional as the directory shows them.
 *
 * @param question one that the documents can answer, or empty
 */
public record PersonCard(
    String slug, String name, String initials, String headline, String question) {}
