/** Figures against floors: ours and the floor alternate in one run, so that noise meets both. */
@NullMarked
package dev.aac.bench;

import org.jspecify.annotations.NullMarked;
