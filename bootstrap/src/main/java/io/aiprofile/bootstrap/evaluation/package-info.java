/** Commands that put the product's own search and answers to the test on files. */
@NullMarked
package io.aiprofile.bootstrap.evaluation;

import org.jspecify.annotations.NullMarked;
