package io.aiprofile.adapters.web.page;

/**
 * A step towards a public page.
 *
 * @param key {@code create}, {@code documents}, {@code index}, {@code publish} or {@code share}
 * @param state {@code done}, {@code now} (the next to do), {@code open} or {@code blocked}
 */
public record Task(String key, String state) {}
