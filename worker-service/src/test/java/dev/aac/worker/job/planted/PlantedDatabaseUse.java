package dev.aac.worker.job.planted;

import com.mongodb.PlantedClient;

/** Uses a database. */
public record PlantedDatabaseUse(PlantedClient client) {}
