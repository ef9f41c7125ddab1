/** Figures over HTTP. */
@NullMarked
package dev.aac.producer.insight.web;

import org.jspecify.annotations.NullMarked;
