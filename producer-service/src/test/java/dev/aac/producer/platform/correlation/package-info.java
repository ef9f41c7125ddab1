/** Tests of {@code platform.correlation}. */
@NullMarked
package dev.aac.producer.platform.correlation;

import org.jspecify.annotations.NullMarked;
