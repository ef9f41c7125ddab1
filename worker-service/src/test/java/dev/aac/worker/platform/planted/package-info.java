/** Violations that the architecture rules have to find. */
@NullMarked
package dev.aac.worker.platform.planted;

import org.jspecify.annotations.NullMarked;
