/** Violations that the architecture rules have to find. */
@NullMarked
package dev.aac.worker.job.planted;

import org.jspecify.annotations.NullMarked;
