/** What programs use, as {@code openapi.json} tells it. */
@NullMarked
package io.aiprofile.adapters.web.api;

import org.jspecify.annotations.NullMarked;
