/** What of a request may not get into a trace. */
@NullMarked
package dev.aac.producer.platform.tracing;

import org.jspecify.annotations.NullMarked;
