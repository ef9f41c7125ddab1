/**
 * The traces that an operator may follow in a collector of OpenTelemetry's. Everything else here
 * that concerns them is one line at a seam; see {@link dev.aac.producer.platform.tracing.Traces}.
 */
@NullMarked
package dev.aac.producer.platform.tracing;

import org.jspecify.annotations.NullMarked;
