/**
 * What the application needs of text: reading documents, cutting them into terms, romanising names.
 */
@NullMarked
package io.aiprofile.application.port.text;

import org.jspecify.annotations.NullMarked;
