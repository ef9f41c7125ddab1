/** Tests of {@code platform.watch}. */
@NullMarked
package dev.aac.producer.platform.watch;

import org.jspecify.annotations.NullMarked;
