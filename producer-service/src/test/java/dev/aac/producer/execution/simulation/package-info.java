/**
 * Seeded schedules of faults over the real dispatcher, handlers, sweeps and state machine. Time is
 * virtual, and one random generator decides every step, so a seed is a schedule: {@code
 * -Daac.simulation.seed=N} replays one.
 */
@NullMarked
package dev.aac.producer.execution.simulation;

import org.jspecify.annotations.NullMarked;
