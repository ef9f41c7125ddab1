package dev.aac.producer.execution.live;

import dev.aac.producer.identity.Identification;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that a test hands out. Thread-safe. */
final class FakeIdentity implements LiveIdentity {

    private final Map<String, Principal> tokens = new ConcurrentHashMap<>();
    private final Set<Principal> revoked = ConcurrentHashMap.newKeySet();
    volatile boolean storeAway;

    /** From now on that token means this person. */
    String token(String token, Principal principal) {
        tokens.put(token, principal);
        return token;
    }

    void revoke(Principal principal) {
        revoked.add(principal);
    }

    @Override
    public Identification authenticate(String token) {
        requireStore();
        Principal principal = tokens.get(token);
        return principal == null || revoked.contains(principal)
                ? new Identification.Refused(FixedProblem.INVALID_TOKEN)
                : new Identification.Known(principal);
    }

    @Override
    public List<Principal> noLongerValid(Collection<Principal> principals) {
        requireStore();
        return principals.stream().filter(revoked::contains).toList();
    }

    private void requireStore() {
        if (storeAway) {
            throw new ProblemException(FixedProblem.STORE_UNAVAILABLE);
        }
    }
}
