package dev.aac.worker.log.planted;

import dev.aac.worker.report.planted.PlantedOtherHalf;

/** Half of a cycle between packages. */
public record PlantedCycleHalf(PlantedOtherHalf other) {}
