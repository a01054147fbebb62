/** From documents to what can be found in them. */
@NullMarked
package io.aiprofile.application.indexing;

import org.jspecify.annotations.NullMarked;
