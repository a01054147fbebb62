/**
 * HTTP as the rest of the adapter sees it: a route table, requests that are bounded, replies that
 * are values, and problems (RFC 9457) for everything that is refused. Undertow appears only here.
 */
@NullMarked
package io.aiprofile.adapters.web.server;

import org.jspecify.annotations.NullMarked;
