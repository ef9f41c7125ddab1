/**
 * Runs migrations, whichever: one process at a time, in their order, each until it is done. What is
 * migrated is nobody's business here.
 */
@NullMarked
package dev.aac.migrations.run;

import org.jspecify.annotations.NullMarked;
