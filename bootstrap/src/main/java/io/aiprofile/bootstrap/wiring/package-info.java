/** Which adapters and local models serve, and how long they live. */
@NullMarked
package io.aiprofile.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
