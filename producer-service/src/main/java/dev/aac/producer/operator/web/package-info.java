/** The operator's routes, on the management port. */
@NullMarked
package dev.aac.producer.operator.web;

import org.jspecify.annotations.NullMarked;
