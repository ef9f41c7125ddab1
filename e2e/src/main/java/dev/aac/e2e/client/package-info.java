/** A client of the public HTTP and WebSocket interface, written against its contract alone. */
@NullMarked
package dev.aac.e2e.client;

import org.jspecify.annotations.NullMarked;
