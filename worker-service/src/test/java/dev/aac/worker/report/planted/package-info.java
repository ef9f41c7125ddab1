/** Violations that the architecture rules have to find. */
@NullMarked
package dev.aac.worker.report.planted;

import org.jspecify.annotations.NullMarked;
