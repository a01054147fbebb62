/** The owner's desk: from a name to a public page. */
@NullMarked
package io.aiprofile.adapters.web.owner;

import org.jspecify.annotations.NullMarked;
