package dev.aac.producer.execution;

import java.util.Locale;

/** Why an execution that is PENDING does not run yet. The first that holds, in this order. */
public enum WaitingReason {
    /** The broker is away: jobs cannot be handed to workers until it is back. */
    BROKER_AWAY,
    /** No worker takes jobs: none runs, or all of them are ending. */
    NO_WORKER,
    /** The organization runs as many at once as it may; one of its own has to end first. */
    ORGANIZATION_LIMIT,
    /** Every slot of every worker is in use, or promised to others. */
    NO_FREE_SLOT,
    /** A worker has it and makes sure of the image, which may have to be pulled. */
    PULLING_IMAGE,
    /** Nothing holds it back: it is on its way to a worker, or its container is being started. */
    STARTING;

    /** Its name in answers. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
