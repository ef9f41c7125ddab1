/** The system of record: HTTP and WebSocket towards people, the broker towards workers. */
@NullMarked
package dev.aac.producer;

import org.jspecify.annotations.NullMarked;
