/** Tests of {@code platform.dashboard}. */
@NullMarked
package dev.aac.producer.platform.dashboard;

import org.jspecify.annotations.NullMarked;
