/**
 * What the application needs kept. Implementations are safe for use by many threads; instants are
 * kept to the millisecond.
 */
@NullMarked
package io.aiprofile.application.port.storage;

import org.jspecify.annotations.NullMarked;
