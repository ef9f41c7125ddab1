/**
 * The adapter to a Kubernetes cluster, by fabric8's client: each container is a Job with one pod.
 */
@NullMarked
package dev.aac.worker.container.kubernetes;

import org.jspecify.annotations.NullMarked;
