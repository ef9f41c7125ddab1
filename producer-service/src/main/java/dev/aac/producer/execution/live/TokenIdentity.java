package dev.aac.producer.execution.live;

import dev.aac.producer.identity.Authentication;
import dev.aac.producer.identity.Identification;
import dev.aac.producer.identity.Principal;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Access tokens, checked as for every other route. */
@Singleton
final class TokenIdentity implements LiveIdentity {

    private final Authentication authentication;

    TokenIdentity(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public Identification authenticate(String token) {
        return authentication.authenticate(token);
    }

    @Override
    public List<Principal> noLongerValid(Collection<Principal> principals) {
        return authentication.noLongerValid(principals);
    }
}
