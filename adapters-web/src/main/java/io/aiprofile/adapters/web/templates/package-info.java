/** The templates of {@code src/main/jte}, as the build turns them into Java. */
@NullMarked
package io.aiprofile.adapters.web.templates;

import org.jspecify.annotations.NullMarked;
