package io.aiprofile.adapters.web.page;

/**
 * What every page has around its content.
 *
 * @param assets where this build's static files are, ending in a slash: {@code /static/3f2a91/}
 * @param local whether this is a development server that anyone on this machine may use as owner
 */
public record Shell(String title, String description, String assets, boolean local) {}
