/** Tests of {@code audit.web}. */
@NullMarked
package dev.aac.producer.audit.web;

import org.jspecify.annotations.NullMarked;
