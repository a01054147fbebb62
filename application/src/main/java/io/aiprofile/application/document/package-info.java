/** Accepting documents. */
@NullMarked
package io.aiprofile.application.document;

import org.jspecify.annotations.NullMarked;
