/**
 * The traces that an operator may follow in a collector of OpenTelemetry's, from the request that
 * asked for a run over its job and its container to the facts about it. Whatever else in the
 * services concerns them is one line at a seam; see {@link dev.aac.tracing.Traces}.
 */
@NullMarked
package dev.aac.tracing;

import org.jspecify.annotations.NullMarked;
