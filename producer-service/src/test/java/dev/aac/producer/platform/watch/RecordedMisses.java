package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link Misses} that a test looks at. Thread-safe. */
public final class RecordedMisses implements Misses {

    /**
     * @param id empty for a name that is unique only within an organization
     */
    public record Miss(OrganizationScope scope, AuditActor actor, Optional<String> id) {}

    private final List<Miss> all = new CopyOnWriteArrayList<>();

    @Override
    public void ofName(OrganizationScope scope, AuditActor actor) {
        all.add(new Miss(scope, actor, Optional.empty()));
    }

    @Override
    public void ofId(OrganizationScope scope, AuditActor actor, String id) {
        all.add(new Miss(scope, actor, Optional.of(id)));
    }

    /** In their order. */
    public List<Miss> all() {
        return List.copyOf(all);
    }
}
