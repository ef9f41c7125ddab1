/**
 * The road to the message broker: one supervised connection, confirmed and unconfirmed publishing,
 * answering of requests, queues of the replica's own. It knows nothing of executions.
 */
@NullMarked
package dev.aac.producer.platform.broker;

import org.jspecify.annotations.NullMarked;
