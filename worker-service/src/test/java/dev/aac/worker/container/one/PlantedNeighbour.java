package dev.aac.worker.container.one;

/** An engine that another one uses. */
public record PlantedNeighbour(String name) {}
