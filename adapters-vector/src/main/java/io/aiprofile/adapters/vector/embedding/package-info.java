/** Embedding models that run inside the process. */
@NullMarked
package io.aiprofile.adapters.vector.embedding;

import org.jspecify.annotations.NullMarked;
