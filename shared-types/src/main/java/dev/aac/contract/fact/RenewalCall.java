package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import java.util.List;

/** What travels through the renewal queue; each is answered by a {@link RenewalAnswer}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(RenewalCall.Renewal.class),
    @JsonSubTypes.Type(RenewalCall.Probe.class)
})
public sealed interface RenewalCall {

    /**
     * A worker's heartbeat: one call for all its runs.
     *
     * @param slots how many runs it takes at once; 0 while it drains
     * @param freeSlots how many more it would take now
     * @param runs those it holds
     * @param foreign attempts of which it sees a container on its engine that is not its own, for
     *     the producer to say which are orphans; at most {@value #FOREIGN_MAX} a call
     */
    @JsonTypeName("renewal")
    record Renewal(
            WorkerId workerId, int slots, int freeSlots, List<HeldRun> runs, List<RunRef> foreign)
            implements RenewalCall {

        /** Most foreign containers in one call; more wait for the next. */
        public static final int FOREIGN_MAX = 100;

        public Renewal {
            requireNonNull(workerId, "workerId is null");
            runs = List.copyOf(runs);
            foreign = List.copyOf(foreign);
            if (slots < 0 || freeSlots < 0 || freeSlots > slots) {
                throw new IllegalArgumentException("slots do not add up");
            }
            if (foreign.size() > FOREIGN_MAX) {
                throw new IllegalArgumentException("too many foreign containers");
            }
        }
    }

    /** A producer replica asks whether renewals pass at all; leases expire only while they do. */
    @JsonTypeName("probe")
    record Probe(String replica) implements RenewalCall {

        public Probe {
            requireNonNull(replica, "replica is null");
        }
    }
}
