/** One exchange: a question, and an answer whose every sentence says where it comes from. */
@NullMarked
package io.aiprofile.domain.chat;

import org.jspecify.annotations.NullMarked;
