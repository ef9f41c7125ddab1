/** Starts real copies through {@code ./aac}, breaks them, and looks at what they left. */
@NullMarked
package dev.aac.e2e.harness;

import org.jspecify.annotations.NullMarked;
