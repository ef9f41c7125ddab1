/** Figures in a store. */
@NullMarked
package dev.aac.producer.insight.storage;

import org.jspecify.annotations.NullMarked;
