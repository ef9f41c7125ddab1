/** Breaks a rule on purpose, so that a dead rule is noticed. */
@NullMarked
package dev.aac.producer.architecture.planted.link.web;

import org.jspecify.annotations.NullMarked;
