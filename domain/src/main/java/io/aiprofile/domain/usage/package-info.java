/** What a turn costs in tokens. */
@NullMarked
package io.aiprofile.domain.usage;

import org.jspecify.annotations.NullMarked;
