/**
 * The product over HTTP: {@link io.aiprofile.adapters.web.Routes} says what is where, and {@link
 * io.aiprofile.adapters.web.WebAdapter} serves it.
 */
@NullMarked
package io.aiprofile.adapters.web;

import org.jspecify.annotations.NullMarked;
