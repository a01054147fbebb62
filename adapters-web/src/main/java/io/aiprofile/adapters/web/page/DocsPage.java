package io.aiprofile.adapters.web.page;

/** The HTTP API, to read and to try. */
public record DocsPage(Shell shell) {}
