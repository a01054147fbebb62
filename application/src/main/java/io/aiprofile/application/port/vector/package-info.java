/** What the application needs of embedding models. */
@NullMarked
package io.aiprofile.application.port.vector;

import org.jspecify.annotations.NullMarked;
