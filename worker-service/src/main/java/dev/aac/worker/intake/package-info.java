/// Takes jobs from the broker: one delivery for each free slot, a claim for each delivery.
@NullMarked
package dev.aac.worker.intake;

import org.jspecify.annotations.NullMarked;
