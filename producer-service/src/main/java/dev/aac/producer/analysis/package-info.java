/**
 * Why a run failed, told from its log and its exit code. Knows nothing of executions: lines go in,
 * a {@link dev.aac.producer.analysis.Finding} comes out.
 */
@NullMarked
package dev.aac.producer.analysis;

import org.jspecify.annotations.NullMarked;
