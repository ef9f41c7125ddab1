/**
 * In from the workers: claims, facts, log lines and renewals. Each names its run and shows its
 * token; both are matched before anything is written, and it is answered after the write.
 */
@NullMarked
package dev.aac.producer.execution.ingest;

import org.jspecify.annotations.NullMarked;
