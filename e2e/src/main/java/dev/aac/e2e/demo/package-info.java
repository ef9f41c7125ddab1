/** {@code ./aac demo}: five executions and their live output in a terminal. */
@NullMarked
package dev.aac.e2e.demo;

import org.jspecify.annotations.NullMarked;
