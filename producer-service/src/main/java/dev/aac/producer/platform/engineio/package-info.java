/**
 * Engine.IO 4: one session of small packets over HTTP requests that wait, a WebSocket, or first the
 * one and then the other, as {@code socket.io-client} 4 opens it. What the packets say is up to the
 * {@link dev.aac.producer.platform.engineio.EngineListener} of the session.
 *
 * <p>Everything is bounded and nothing waits: a session holds one waiting request, one body at a
 * time, and so many bytes that are to be sent. Left out are JSON with padding, binary packets, and
 * WebTransport.
 */
@NullMarked
package dev.aac.producer.platform.engineio;

import org.jspecify.annotations.NullMarked;
