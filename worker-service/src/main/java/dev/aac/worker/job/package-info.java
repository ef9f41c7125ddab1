/// Runs one attempt from its image to the removal of its container, and keeps the engine clean of
/// what no run owns.
@NullMarked
package dev.aac.worker.job;

import org.jspecify.annotations.NullMarked;
