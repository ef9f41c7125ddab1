/** Tests of the way back from the workers. */
@NullMarked
package dev.aac.producer.execution.ingest;

import org.jspecify.annotations.NullMarked;
