/// What the worker tells the producer while it holds runs: their facts, each until it is answered,
/// and the renewal of their leases.
@NullMarked
package dev.aac.worker.report;

import org.jspecify.annotations.NullMarked;
