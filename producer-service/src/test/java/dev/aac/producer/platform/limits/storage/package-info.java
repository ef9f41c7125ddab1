/** Tests of shared counters on a store. */
@NullMarked
package dev.aac.producer.platform.limits.storage;

import org.jspecify.annotations.NullMarked;
