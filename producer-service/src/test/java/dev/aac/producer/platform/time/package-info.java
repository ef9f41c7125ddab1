/** Tests of what is told by the clock. */
@NullMarked
package dev.aac.producer.platform.time;

import org.jspecify.annotations.NullMarked;
