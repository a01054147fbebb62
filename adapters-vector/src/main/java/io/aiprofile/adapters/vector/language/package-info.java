/** Languages and scripts: terms by Lucene's analyzers, Latin letters by ICU. */
@NullMarked
package io.aiprofile.adapters.vector.language;

import org.jspecify.annotations.NullMarked;
