package io.aiprofile.application.chat;

import io.aiprofile.domain.knowledge.Embedding;

/** A question as it is looked up: its words, their language, and its place in the model's space. */
public record SearchText(String text, String language, Embedding embedding) {}
