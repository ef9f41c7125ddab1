/** Figures in MongoDB. */
@NullMarked
package dev.aac.producer.insight.storage;

import org.jspecify.annotations.NullMarked;
