/** The log file. The console belongs to the commands alone. */
@NullMarked
package io.aiprofile.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
