package dev.aac.worker.platform.planted;

import dev.aac.worker.job.JobOutcome;

/** Looks up from the ground floor. */
public record PlantedUpwardUse(JobOutcome outcome) {}
