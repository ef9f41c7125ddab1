/**
 * Out to the workers: who is next, the job queue, and what becomes of jobs that nobody takes. Every
 * step is a compare-and-set, so any number of replicas may do all of it at once.
 */
@NullMarked
package dev.aac.producer.execution.dispatch;

import org.jspecify.annotations.NullMarked;
