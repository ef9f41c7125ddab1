/** Each scenario says what is submitted and what must be true afterwards. */
@NullMarked
package dev.aac.e2e.scenarios;

import org.jspecify.annotations.NullMarked;
