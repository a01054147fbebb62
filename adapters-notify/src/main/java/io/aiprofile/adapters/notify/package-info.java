/** Ways in which people hear of things. */
@NullMarked
package io.aiprofile.adapters.notify;

import org.jspecify.annotations.NullMarked;
