/**
 * Executions: what they are, how their state moves, and what may be done with them. The sides are
 * sub-packages in the order data flows: {@code web}, {@code storage}, {@code dispatch}, {@code
 * ingest}, {@code live}; they meet only through the ports of this package.
 */
@NullMarked
package dev.aac.producer.execution;

import org.jspecify.annotations.NullMarked;
