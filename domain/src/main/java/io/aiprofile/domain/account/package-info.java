/** Who people are. */
@NullMarked
package io.aiprofile.domain.account;

import org.jspecify.annotations.NullMarked;
