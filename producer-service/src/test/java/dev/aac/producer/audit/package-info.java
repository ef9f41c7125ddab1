/** Tests of {@code audit}. */
@NullMarked
package dev.aac.producer.audit;

import org.jspecify.annotations.NullMarked;
