/** What both services' tests of their metrics share. */
@NullMarked
package dev.aac.contract.metrics;

import org.jspecify.annotations.NullMarked;
