/** The commands that work on profiles, and what all commands share. */
@NullMarked
package io.aiprofile.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
