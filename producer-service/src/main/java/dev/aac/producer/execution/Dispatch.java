package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution's job is: the outbox of the job queue, kept in the execution itself so that
 * accepting a request and promising to run it are one write.
 */
public sealed interface Dispatch {

    /** The place it occupies among its organization's live runs. */
    Optional<SlotKey> slot();

    /**
     * To be published.
     *
     * @param since when it began to wait
     * @param kept the place held from an earlier attempt; the first one has none yet
     */
    record Waiting(Instant since, @Nullable SlotKey kept) implements Dispatch {

        /** The order in which an organization's are sent. */
        public static final Comparator<Waiting> SERVED_FIRST =
                Comparator.comparing((Waiting waiting) -> waiting.kept() == null)
                        .thenComparing(Waiting::since);

        public Waiting {
            requireNonNull(since, "since is null");
        }

        @Override
        public Optional<SlotKey> slot() {
            return Optional.ofNullable(kept);
        }
    }

    /**
     * Published, or about to be: no worker has claimed it.
     *
     * @param at of the last publication
     */
    record Sent(SlotKey place, Instant at) implements Dispatch {

        public Sent {
            requireNonNull(place, "place is null");
            requireNonNull(at, "at is null");
        }

        @Override
        public Optional<SlotKey> slot() {
            return Optional.of(place);
        }
    }

    /** A worker holds it. */
    record Held(SlotKey place, Lease lease) implements Dispatch {

        public Held {
            requireNonNull(place, "place is null");
            requireNonNull(lease, "lease is null");
        }

        @Override
        public Optional<SlotKey> slot() {
            return Optional.of(place);
        }
    }

    /**
     * The container failed, the place is free, and the reason is being looked for: by whichever
     * replica does it first.
     *
     * @param since when it failed, by the producer's clock
     */
    record Analyzing(Instant since) implements Dispatch {

        public Analyzing {
            requireNonNull(since, "since is null");
        }

        @Override
        public Optional<SlotKey> slot() {
            return Optional.empty();
        }
    }

    /** Nothing is left to do; the place is free. */
    record Done() implements Dispatch {

        @Override
        public Optional<SlotKey> slot() {
            return Optional.empty();
        }
    }
}
