/** Gives browsers the built dashboard, when this service is told where it lies. */
@NullMarked
package dev.aac.producer.platform.dashboard;

import org.jspecify.annotations.NullMarked;
