package io.aiprofile.domain.chat;

import io.aiprofile.domain.knowledge.ChunkId;

/** A question prepared for visitors, and the chunk that was found to answer it. */
public record Suggestion(Question question, ChunkId answeredBy) {}
