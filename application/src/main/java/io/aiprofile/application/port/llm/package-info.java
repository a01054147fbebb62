/** What the application needs of language models. */
@NullMarked
package io.aiprofile.application.port.llm;

import org.jspecify.annotations.NullMarked;
