/// A message broker that speaks AMQP 0-9-1, in memory or on disk.
@NullMarked
package dev.aac.embedded.broker;

import org.jspecify.annotations.NullMarked;
