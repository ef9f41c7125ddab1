package dev.aac.worker.job.planted;

import dev.aac.contract.live.ExecutionStatus;

/** Knows statuses, which are the producer's to decide. */
public record PlantedVerdict(ExecutionStatus status) {}
