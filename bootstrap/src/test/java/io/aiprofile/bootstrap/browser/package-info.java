/** The pages as people use them: a real product, a real browser, nothing beyond loopback. */
@NullMarked
package io.aiprofile.bootstrap.browser;

import org.jspecify.annotations.NullMarked;
