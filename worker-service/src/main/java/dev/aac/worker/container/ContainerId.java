package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

/** What the engine calls one container; never used again for another. */
public record ContainerId(String value) {

    public ContainerId {
        requireNonNull(value, "ContainerId is null");
        if (value.isBlank()) {
            throw new IllegalArgumentException("ContainerId is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
