package io.aiprofile.adapters.web.page;

import java.util.List;

/** The front page: what this is, and some people who can be asked. */
public record HomePage(Shell shell, List<PersonCard> people) {}
