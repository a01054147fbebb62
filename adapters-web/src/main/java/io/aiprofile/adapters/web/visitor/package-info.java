/** What anyone sees without signing in: the front page, the directory, the conversation. */
@NullMarked
package io.aiprofile.adapters.web.visitor;

import org.jspecify.annotations.NullMarked;
