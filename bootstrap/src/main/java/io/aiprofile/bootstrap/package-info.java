/** The program: configuration, wiring, commands. The only module that sees all others. */
@NullMarked
package io.aiprofile.bootstrap;

import org.jspecify.annotations.NullMarked;
