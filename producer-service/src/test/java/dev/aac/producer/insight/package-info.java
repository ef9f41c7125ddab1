/** Tests of the figures, and what they stand on. */
@NullMarked
package dev.aac.producer.insight;

import org.jspecify.annotations.NullMarked;
