/**
 * Ports held in memory, for tests here and in programs that embed the platform. Each passes the
 * contract of its port, so it is as strict as the adapters that keep things.
 */
@NullMarked
package io.aiprofile.application.memory;

import org.jspecify.annotations.NullMarked;
