/** Requests made from the interface's own description, most of them wrong. */
@NullMarked
package dev.aac.producer.fuzz;

import org.jspecify.annotations.NullMarked;
