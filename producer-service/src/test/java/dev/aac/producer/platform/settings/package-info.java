/** Tests of {@code platform.settings}. */
@NullMarked
package dev.aac.producer.platform.settings;

import org.jspecify.annotations.NullMarked;
