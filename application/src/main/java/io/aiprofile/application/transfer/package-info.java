/** Everything that is kept, moved as a whole: from one storage to another, or out of one. */
@NullMarked
package io.aiprofile.application.transfer;

import org.jspecify.annotations.NullMarked;
