/**
 * Language models over the OpenAI protocol. Nothing here yet: the documents answer in their own
 * words.
 */
@NullMarked
package io.aiprofile.adapters.llm;

import org.jspecify.annotations.NullMarked;
