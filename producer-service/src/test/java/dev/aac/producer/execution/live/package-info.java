/** The live channel without a broker, and over a real one and real sockets. */
@NullMarked
package dev.aac.producer.execution.live;

import org.jspecify.annotations.NullMarked;
