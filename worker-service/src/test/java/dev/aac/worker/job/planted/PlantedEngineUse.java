package dev.aac.worker.job.planted;

import com.github.dockerjava.api.DockerClient;
import com.rabbitmq.client.Channel;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Goes past the ports to the engines and to the broker. */
public record PlantedEngineUse(DockerClient docker, KubernetesClient cluster, Channel broker) {}
