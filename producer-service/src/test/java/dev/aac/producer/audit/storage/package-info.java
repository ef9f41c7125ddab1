/** Tests of {@code audit.storage}. */
@NullMarked
package dev.aac.producer.audit.storage;

import org.jspecify.annotations.NullMarked;
