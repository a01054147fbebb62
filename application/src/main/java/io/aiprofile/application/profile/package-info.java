/** Creating profiles. */
@NullMarked
package io.aiprofile.application.profile;

import org.jspecify.annotations.NullMarked;
