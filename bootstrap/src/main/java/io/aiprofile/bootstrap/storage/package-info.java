/** Where the data is, and how it is opened and packed. */
@NullMarked
package io.aiprofile.bootstrap.storage;

import org.jspecify.annotations.NullMarked;
