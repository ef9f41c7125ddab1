package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.aac.contract.id.FencingToken;
import java.util.Map;

/** The producer's answer to a {@link Claim}. No answer is not a refusal: ask again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(ClaimAnswer.Granted.class),
    @JsonSubTypes.Type(ClaimAnswer.Refused.class)
})
public sealed interface ClaimAnswer {

    /**
     * The worker runs it.
     *
     * @param leaseMillis counted by the worker from when it <em>sent</em> the claim
     * @param environment every variable of the container, in their final form; not logged
     * @param installation tells this installation's containers from another's on one engine
     */
    @JsonTypeName("granted")
    record Granted(
            FencingToken token,
            long leaseMillis,
            Map<String, String> environment,
            String installation)
            implements ClaimAnswer {

        public Granted {
            requireNonNull(token, "token is null");
            environment = Map.copyOf(environment);
            requireNonNull(installation, "installation is null");
        }

        @Override
        public String toString() {
            return "Granted[leaseMillis=%d, environment=%d variables]"
                    .formatted(leaseMillis, environment.size());
        }
    }

    /** The job is to be dropped. */
    @JsonTypeName("refused")
    record Refused(Reason reason) implements ClaimAnswer {

        public Refused {
            requireNonNull(reason, "reason is null");
        }
    }

    /** Why a claim is refused. */
    enum Reason {
        /** No such execution, or deleted meanwhile. */
        UNKNOWN,
        /** It has ended or was cancelled. */
        ENDED,
        /** Another claim holds a live lease. */
        TAKEN,
        /** The attempt is not the current one. */
        STALE
    }
}
