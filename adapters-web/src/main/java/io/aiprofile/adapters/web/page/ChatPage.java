package io.aiprofile.adapters.web.page;

import java.util.List;

/**
 * The conversation with one professional's twin.
 *
 * @param starters at most three questions that the documents can answer
 * @param session names the conversation to go on with, or empty
 * @param csrf goes with every form as the field {@code csrf}
 * @param ready false while there is no index to answer from
 * @param problem why the last form was refused, or empty
 * @param draft what was typed when it was refused, or empty
 * @param maxLength of a question, in characters
 */
public record ChatPage(
    Shell shell,
    String slug,
    String name,
    String initials,
    String headline,
    String welcome,
    String placeholder,
    List<String> starters,
    List<ExchangeView> exchanges,
    String session,
    String csrf,
    boolean ready,
    String problem,
    String draft,
    int maxLength) {}
