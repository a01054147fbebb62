/** The rules of the house, checked on every module, and seen to fail on planted violations. */
@NullMarked
package io.aiprofile.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
