/** Shared counters in MongoDB. */
@NullMarked
package dev.aac.producer.platform.limits.storage;

import org.jspecify.annotations.NullMarked;
