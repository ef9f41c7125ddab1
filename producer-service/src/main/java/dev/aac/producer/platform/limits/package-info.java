/** Every limit that more than one feature shares, by name and unit. */
@NullMarked
package dev.aac.producer.platform.limits;

import org.jspecify.annotations.NullMarked;
