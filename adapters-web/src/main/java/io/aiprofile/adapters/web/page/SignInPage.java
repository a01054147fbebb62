package io.aiprofile.adapters.web.page;

import java.util.List;

/**
 * Who are you? On a development server: one of these, or someone new.
 *
 * @param problem why the typed name was refused, or empty
 * @param typedName as typed, or empty
 */
public record SignInPage(
    Shell shell, String csrf, List<PersonCard> profiles, String problem, String typedName) {}
