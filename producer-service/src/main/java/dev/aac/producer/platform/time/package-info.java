/** The one clock. */
@NullMarked
package dev.aac.producer.platform.time;

import org.jspecify.annotations.NullMarked;
