/** Tests of {@code project.storage}. */
@NullMarked
package dev.aac.producer.project.storage;

import org.jspecify.annotations.NullMarked;
