package io.aiprofile.domain.knowledge;

import io.aiprofile.domain.chat.Question;

/** A question prepared for visitors, and the chunk that was found to answer it. */
public record Suggestion(Question question, ChunkId answeredBy) {}
