/** Tests of {@code platform.limits}. */
@NullMarked
package dev.aac.producer.platform.limits;

import org.jspecify.annotations.NullMarked;
