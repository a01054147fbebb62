/**
 * Language models, transcription and embeddings over the OpenAI protocol, which OpenAI, OpenRouter,
 * Groq and most programs that serve a model at home speak.
 *
 * <p>The vendor's client library builds requests and reads replies; it never repeats a request, so
 * that there is one loop that does, in {@link io.aiprofile.adapters.llm.RetryLoop}. Its exceptions
 * are translated once, in {@link io.aiprofile.adapters.llm.Failures}, and dropped there: their
 * messages quote what was sent.
 */
@NullMarked
package io.aiprofile.adapters.llm;

import org.jspecify.annotations.NullMarked;
