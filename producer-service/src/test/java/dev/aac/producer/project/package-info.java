/** Tests of {@code project}. */
@NullMarked
package dev.aac.producer.project;

import org.jspecify.annotations.NullMarked;
