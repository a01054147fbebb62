/** The whole application as one object, for programs that embed it. */
@NullMarked
package io.aiprofile.application;

import org.jspecify.annotations.NullMarked;
