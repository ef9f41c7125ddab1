/** Everything that can go wrong for a caller, and the one place that turns it into an answer. */
@NullMarked
package dev.aac.producer.platform.problem;

import org.jspecify.annotations.NullMarked;
