/**
 * Pages and API over HTTP. Nothing here yet: the core is reached from the command line and as a
 * library.
 */
@NullMarked
package io.aiprofile.adapters.web;

import org.jspecify.annotations.NullMarked;
