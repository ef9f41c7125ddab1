package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.aac.contract.id.FencingToken;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param secrets names of those variables whose values must not leave the worker, in the order
     *     of their names; absent when there are none, or from an older producer
     * @param installation tells this installation's containers from another's on one engine
     */
    @JsonTypeName("granted")
    record Granted(
            FencingToken token,
            long leaseMillis,
            Map<String, String> environment,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> secrets,
            String installation)
            implements ClaimAnswer {

        public Granted {
            requireNonNull(token, "token is null");
            environment = Map.copyOf(environment);
            secrets = secretsOf(environment, secrets);
            requireNonNull(installation, "installation is null");
        }

        /** What must not leave the worker; not logged. */
        public List<String> secretValues() {
            return environment.entrySet().stream()
                    .filter(variable -> secrets.contains(variable.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public String toString() {
            return "Granted[leaseMillis=%d, environment=%d variables, secrets=%d]"
                    .formatted(leaseMillis, environment.size(), secrets.size());
        }

        private static List<String> secretsOf(
                Map<String, String> environment, @Nullable List<String> names) {
            List<String> secrets = names == null ? List.of() : List.copyOf(names);
            if (!environment.keySet().containsAll(secrets)) {
                throw new IllegalArgumentException("a secret is none of the variables");
            }
            return secrets;
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
