package io.aiprofile.adapters.web.page;

/**
 * What became of an e-mail address in a question.
 *
 * @param passedOn whether the professional has it; else it can be passed on
 */
public record ContactView(String email, boolean passedOn) {}
