/**
 * What a feature needs to have its acts recorded; the feature {@code audit} does it. It lies here
 * because every feature records, and {@code audit} itself uses some of them.
 */
@NullMarked
package dev.aac.producer.platform.audit;

import org.jspecify.annotations.NullMarked;
