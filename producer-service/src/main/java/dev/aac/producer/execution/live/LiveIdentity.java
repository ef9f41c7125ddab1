package dev.aac.producer.execution.live;

import dev.aac.producer.identity.Identification;
import dev.aac.producer.identity.Principal;
import java.util.Collection;
import java.util.List;

/**
 * Who is behind a token. Both methods may ask the store, and throw when it does not answer.
 *
 * @see dev.aac.producer.identity.Authentication
 */
interface LiveIdentity {

    Identification authenticate(String token);

    /** Those that may not go on: expired, signed out, suspended, removed, or in another role. */
    List<Principal> noLongerValid(Collection<Principal> principals);
}
