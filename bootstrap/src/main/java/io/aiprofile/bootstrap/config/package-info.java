/** What can be set from outside: read once, refused as a whole when any of it is wrong. */
@NullMarked
package io.aiprofile.bootstrap.config;

import org.jspecify.annotations.NullMarked;
