package dev.aac.worker.job.planted;

import com.github.dockerjava.api.DockerClient;
import com.rabbitmq.client.Channel;

/** Goes past the ports to the engine and to the broker. */
public record PlantedEngineUse(DockerClient docker, Channel broker) {}
