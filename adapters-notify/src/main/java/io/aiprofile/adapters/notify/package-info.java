/** Mail and push. Nothing here yet. */
@NullMarked
package io.aiprofile.adapters.notify;

import org.jspecify.annotations.NullMarked;
