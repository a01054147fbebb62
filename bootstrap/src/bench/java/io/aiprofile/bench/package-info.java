/**
 * How good and how fast the product is, on labelled data and on this machine. Run by the Maven
 * profile {@code bench} from the folder of its module, never by the tests.
 */
@NullMarked
package io.aiprofile.bench;

import org.jspecify.annotations.NullMarked;
