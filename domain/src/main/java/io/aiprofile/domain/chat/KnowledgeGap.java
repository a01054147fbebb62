package io.aiprofile.domain.chat;

import java.time.Instant;

/** A visitor's question that the documents do not answer. */
public record KnowledgeGap(ConversationId conversation, Question question, Instant at) {}
