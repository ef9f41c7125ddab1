/** Tests of {@code platform.tracing}. */
@NullMarked
package dev.aac.producer.platform.tracing;

import org.jspecify.annotations.NullMarked;
