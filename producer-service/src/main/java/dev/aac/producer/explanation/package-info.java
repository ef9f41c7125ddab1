/**
 * What a language model says about a failed run: what is sent, what it costs, and what of the
 * answer is borne out by the log. Knows nothing of executions, and decides nothing.
 */
@NullMarked
package dev.aac.producer.explanation;

import org.jspecify.annotations.NullMarked;
