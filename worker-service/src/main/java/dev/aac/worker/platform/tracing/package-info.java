/// The traces that an operator may follow in a collector of OpenTelemetry's.
@NullMarked
package dev.aac.worker.platform.tracing;

import org.jspecify.annotations.NullMarked;
