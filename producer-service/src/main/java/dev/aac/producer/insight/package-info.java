/** Figures over time: what became of an organization's runs, day by day and image by image. */
@NullMarked
package dev.aac.producer.insight;

import org.jspecify.annotations.NullMarked;
