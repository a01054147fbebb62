/** What an owner uploads, what of it is accepted, and the text a reader found in it. */
@NullMarked
package io.aiprofile.domain.document;

import org.jspecify.annotations.NullMarked;
