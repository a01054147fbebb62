/** The whole system with a language model that errs, fails or is hostile. */
@NullMarked
package io.aiprofile.bootstrap.twin;

import org.jspecify.annotations.NullMarked;
