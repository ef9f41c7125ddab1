/** Tests of {@code platform.encryption}. */
@NullMarked
package dev.aac.producer.platform.encryption;

import org.jspecify.annotations.NullMarked;
