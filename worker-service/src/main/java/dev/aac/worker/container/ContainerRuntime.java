package dev.aac.worker.container;

/** What the containers of a worker run on. */
public enum ContainerRuntime {
    /** A Docker Engine, found as Docker's own client finds it. */
    DOCKER,
    /** The cluster that the worker is in, or that its kubeconfig names. */
    KUBERNETES
}
