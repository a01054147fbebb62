/**
 * Classes that break the rules of the house, each one rule on purpose, in packages that mirror the
 * product's: the architecture tests must catch every one of them. Not null-marked below here, which
 * is itself one of the violations.
 */
@NullMarked
package io.aiprofile.planted;

import org.jspecify.annotations.NullMarked;
