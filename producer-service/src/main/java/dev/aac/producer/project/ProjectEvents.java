package dev.aac.producer.project;

import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.audit.PlanLimitReached;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of projects: records it, counts it, and says it in the log under the event's
 * name. What ends in {@code ing} comes before the change and is settled with it, the rest after the
 * change is stored. Each replica counts what it did itself. Safe for all threads.
 */
@Startup
@Singleton
public class ProjectEvents {

    private static final Logger LOG = Logger.getLogger(ProjectEvents.class);
    private static final String CHANGE = "change";

    /** As metrics and the audit's data name them. */
    private enum Change {
        CREATED,
        CHANGED,
        DELETED,
        REFUSED;

        private String apiName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final AuditTrail trail;
    private final Map<Change, Counter> counters = new EnumMap<>(Change.class);

    public ProjectEvents(MeterRegistry registry, AuditTrail trail) {
        this.trail = trail;
        for (Change change : Change.values()) {
            counters.put(
                    change, registry.counter("aac.project.changes", "change", change.apiName()));
        }
    }

    AuditIntent creating(Principal by, ProjectId id) {
        return trail.intend(by.scope(), about(Change.CREATED, by, id));
    }

    /** Of fields and of secrets there are events of their own. */
    AuditIntent changing(Principal by, ProjectId id, ProjectChange change) {
        List<AuditEvent> changes = new ArrayList<>();
        if (!change.fields().isEmpty()) {
            changes.add(
                    about(Change.CHANGED, by, id)
                            .with("fields", String.join(",", change.fields())));
        }
        AuditEvent secrets =
                AuditEvent.of(AuditType.SECRET_CHANGED, AuditSubject.project(id.value()))
                        .by(by.actor());
        SecretNames.in(change.secretsSet(), secrets.with(CHANGE, "set")).forEach(changes::add);
        SecretNames.in(change.secretsRemoved(), secrets.with(CHANGE, "removed"))
                .forEach(changes::add);
        return trail.intend(by.scope(), changes.toArray(AuditEvent[]::new));
    }

    AuditIntent deleting(Principal by, ProjectId id) {
        return trail.intend(by.scope(), about(Change.DELETED, by, id));
    }

    void created(Principal by, ProjectId id) {
        tell(Change.CREATED, by, "projectId=" + id);
    }

    void changed(Principal by, ProjectId id, ProjectChange change) {
        tell(Change.CHANGED, by, "projectId=" + id + " " + change);
    }

    void deleted(Principal by, ProjectId id) {
        tell(Change.DELETED, by, "projectId=" + id);
    }

    /** A project was refused because the plan has no more. */
    void limitReached(Principal by, int limit, int used) {
        PlanLimitReached reached =
                new PlanLimitReached(PlanLimitReached.Kind.PROJECTS, limit, used);
        AuditSubject organization = AuditSubject.organization(by.organizationId().value());
        trail.record(by.scope(), reached.about(organization).by(by.actor()));
        tell(Change.REFUSED, by, reached.toString());
    }

    private static AuditEvent about(Change change, Principal by, ProjectId id) {
        return AuditEvent.of(AuditType.PROJECT_CHANGED, AuditSubject.project(id.value()))
                .by(by.actor())
                .with(CHANGE, change.apiName());
    }

    private void tell(Change change, Principal by, String subject) {
        Counter counter = counters.get(change);
        if (counter != null) {
            counter.increment();
        }
        LOG.infof(
                "%s organizationId=%s actor=%s %s",
                change == Change.REFUSED
                        ? AuditType.PLAN_LIMIT_REACHED.apiName()
                        : AuditType.PROJECT_CHANGED.apiName() + " change=" + change.apiName(),
                by.organizationId(),
                by.userId(),
                subject);
    }
}
