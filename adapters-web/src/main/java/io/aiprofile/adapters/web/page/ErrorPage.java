package io.aiprofile.adapters.web.page;

/** An error in words, with what to do next. */
public record ErrorPage(Shell shell, int status, String title, String detail, String requestId) {}
