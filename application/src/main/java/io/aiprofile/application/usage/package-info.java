/** What calls to language models cost, and who may still make them. */
@NullMarked
package io.aiprofile.application.usage;

import org.jspecify.annotations.NullMarked;
