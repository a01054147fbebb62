/**
 * What is known from the documents: chunks, each traceable to its place, and the evidence found.
 */
@NullMarked
package io.aiprofile.domain.knowledge;

import org.jspecify.annotations.NullMarked;
