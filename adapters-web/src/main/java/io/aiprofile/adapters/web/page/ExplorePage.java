package io.aiprofile.adapters.web.page;

import java.util.List;

/**
 * The directory.
 *
 * @param query as typed, or empty
 * @param total people found on all pages
 * @param page counted from 1
 * @param pages at least 1
 */
public record ExplorePage(
    Shell shell, String query, List<PersonCard> people, int total, int page, int pages) {}
