/**
 * Ports held in memory, and simple stand-ins for those that understand text, for tests here and in
 * programs that embed the platform. Each passes the contract of its port, so it is as strict as the
 * adapters that keep and understand things.
 */
@NullMarked
package io.aiprofile.application.memory;

import org.jspecify.annotations.NullMarked;
