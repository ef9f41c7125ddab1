package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.OwnerLookup;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@link Misses} that are looked at beside the request: for whose id it is, and how often. */
@Singleton
class WatchedMisses implements Misses {

    private final OwnerLookup owners;
    private final ForeignAccess foreign;
    private final PatternWatch patterns;
    private final AuditTrail trail;
    private final BackgroundTasks background;

    WatchedMisses(
            OwnerLookup owners,
            ForeignAccess foreign,
            PatternWatch patterns,
            AuditTrail trail,
            BackgroundTasks background) {
        this.owners = owners;
        this.foreign = foreign;
        this.patterns = patterns;
        this.trail = trail;
        this.background = background;
    }

    @Override
    public void ofName(OrganizationScope scope, AuditActor actor) {
        AuditTrail here = trail.fromHere();
        Party by = Party.acting(scope, actor);
        background.run(() -> patterns.seen(UnusualPattern.MISSING_THINGS, by, here));
    }

    @Override
    public void ofId(OrganizationScope scope, AuditActor actor, String id) {
        AuditTrail here = trail.fromHere();
        Party by = Party.acting(scope, actor);
        background.run(() -> look(by, id, here));
    }

    private void look(Party by, String id, AuditTrail here) {
        Optional<OwnerLookup.Owner> stranger =
                owners.of(id).filter(owner -> !owner.scope().equals(by.scope()));
        stranger.ifPresent(owner -> foreign.attempted(by, thing(owner, id), owner.scope(), here));
        patterns.seen(
                stranger.isPresent() ? UnusualPattern.FOREIGN_IDS : UnusualPattern.MISSING_THINGS,
                by,
                here);
    }

    private static AuditSubject thing(OwnerLookup.Owner owner, String id) {
        return new AuditSubject(AuditSubject.Kind.valueOf(owner.kind().name()), id);
    }
}
