/** People hear of what they should hear of. */
@NullMarked
package io.aiprofile.application.notify;

import org.jspecify.annotations.NullMarked;
