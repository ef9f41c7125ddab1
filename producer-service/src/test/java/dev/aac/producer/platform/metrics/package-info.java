/** Tests of what operators see of the producer. */
@NullMarked
package dev.aac.producer.platform.metrics;

import org.jspecify.annotations.NullMarked;
