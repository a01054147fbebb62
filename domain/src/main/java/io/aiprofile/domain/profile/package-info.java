/** Who is presented: a profile, its address and what its status allows. */
@NullMarked
package io.aiprofile.domain.profile;

import org.jspecify.annotations.NullMarked;
