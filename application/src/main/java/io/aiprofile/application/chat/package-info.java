/** One turn: from a question to an answer with its sources. */
@NullMarked
package io.aiprofile.application.chat;

import org.jspecify.annotations.NullMarked;
