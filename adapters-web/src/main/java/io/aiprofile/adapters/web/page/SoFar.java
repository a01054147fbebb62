package io.aiprofile.adapters.web.page;

import java.util.List;

/**
 * What came of a page until now.
 *
 * @param turns how often somebody asked
 * @param answered the share of what was asked of the documents that they answered: {@code 83%}; or
 *     empty when nothing was
 * @param support the share of those answers' sentences that are cited, or empty
 * @param contacts the latest first
 * @param moreContacts how many there are beside these
 * @param gaps questions that the documents do not answer, the latest first
 * @param moreGaps how many there are beside these
 */
public record SoFar(
    long turns,
    String answered,
    String support,
    List<Contact> contacts,
    int moreContacts,
    List<Gap> gaps,
    int moreGaps) {

  /**
   * Somebody who wants to be contacted.
   *
   * @param href a {@code mailto} link
   * @param name or empty
   * @param notes the visitor's own words, or empty
   */
  public record Contact(String email, String href, String name, String notes, String at) {}

  /** A question as it was asked. */
  public record Gap(String question, String at) {}
}
