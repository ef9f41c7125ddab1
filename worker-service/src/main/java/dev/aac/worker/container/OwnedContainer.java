package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

/** A container that exists on the engine, and whose it is. */
public record OwnedContainer(ContainerId id, ContainerOwner owner) {

    public OwnedContainer {
        requireNonNull(id, "id is null");
        requireNonNull(owner, "owner is null");
    }
}
