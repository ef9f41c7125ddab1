/** Tests of what runs leave behind. */
@NullMarked
package dev.aac.producer.result.ingest;

import org.jspecify.annotations.NullMarked;
