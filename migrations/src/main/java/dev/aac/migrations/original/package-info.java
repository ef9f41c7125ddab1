/**
 * From the original database of one tenant, whose executions hold their output, to organizations
 * and log chunks. Reads a form that only ever existed outside this repository, so it takes whatever
 * it finds; writes the first form that the producer knew by its stamp, and must not follow later
 * ones.
 */
@NullMarked
package dev.aac.migrations.original;

import org.jspecify.annotations.NullMarked;
