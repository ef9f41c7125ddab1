package dev.aac.producer.execution.web;

import dev.aac.producer.execution.Trail;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Who asks with the current request, and the trail that it leaves. */
@ApplicationScoped
public class Asker {

    private final Caller caller;
    private final RequestCorrelation correlation;

    public Asker(Caller caller, RequestCorrelation correlation) {
        this.caller = caller;
        this.correlation = correlation;
    }

    OrganizationScope scope() {
        return caller.scope();
    }

    Trail trail() {
        return new Trail(correlation.id().value(), Traces.current());
    }

    /** A program asks in the name of its key, a person in its own. */
    Trigger by(Function<String, Trigger> key, Function<String, Trigger> person) {
        Principal principal = caller.principal();
        return principal
                .apiKeyId()
                .map(id -> key.apply(id.value()))
                .orElseGet(() -> person.apply(principal.userId().value()));
    }
}
