/**
 * What the producer asks of a worker: the queued job, the claim that makes it the worker's own, and
 * its cancellation.
 */
@NullMarked
package dev.aac.contract.job;

import org.jspecify.annotations.NullMarked;
