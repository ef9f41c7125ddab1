package dev.aac.worker.container.other;

import dev.aac.worker.container.one.PlantedNeighbour;

/** Uses the engine beside it. */
public record PlantedNeighbourUse(PlantedNeighbour neighbour) {}
