package io.aiprofile.adapters.web.page;

import java.util.List;

/**
 * How the documents stand as something that can be asked.
 *
 * @param running whether a run is under way
 * @param progress of that run in words, such as {@code Reading documents, 2 of 3}; or empty
 * @param percent of that run, 0 to 100
 * @param outcome of the last run in words, or empty
 * @param failed whether the last run ended without an index
 * @param chunks in the current index; 0 when there is none
 * @param topics found in it, in words
 */
public record IndexView(
    boolean running,
    String progress,
    int percent,
    String outcome,
    boolean failed,
    int chunks,
    List<String> topics) {}
