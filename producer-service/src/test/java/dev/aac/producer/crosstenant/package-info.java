/** Fence 4: every operation and every message, tried by one organization with another's ids. */
@NullMarked
package dev.aac.producer.crosstenant;

import org.jspecify.annotations.NullMarked;
