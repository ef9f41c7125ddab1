/** The one clock, and the days that it tells. */
@NullMarked
package dev.aac.producer.platform.time;

import org.jspecify.annotations.NullMarked;
