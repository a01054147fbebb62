/** What the application needs to tell people something. */
@NullMarked
package io.aiprofile.application.port.notify;

import org.jspecify.annotations.NullMarked;
