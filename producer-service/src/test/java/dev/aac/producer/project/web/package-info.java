/** Tests of {@code project.web}. */
@NullMarked
package dev.aac.producer.project.web;

import org.jspecify.annotations.NullMarked;
