/**
 * From a container's bytes to numbered batches of lines, with every buffer bounded: a full window
 * at the far end makes the container's own pipe wait.
 */
@NullMarked
package dev.aac.worker.log;

import org.jspecify.annotations.NullMarked;
