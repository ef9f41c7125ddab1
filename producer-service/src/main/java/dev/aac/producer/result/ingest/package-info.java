/** In from the workers: files of reports. Each names its run and shows its token. */
@NullMarked
package dev.aac.producer.result.ingest;

import org.jspecify.annotations.NullMarked;
