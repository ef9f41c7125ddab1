package dev.aac.producer.platform.audit;

import java.util.Locale;

/**
 * Somebody was refused what the plan has no more of.
 *
 * @param used more than the limit when that was lowered
 */
public record PlanLimitReached(Kind kind, int limit, int used) {

    /** What was asked for; in the audit's data as in the code of the refusal. */
    public enum Kind {
        MONTHLY_RUNS,
        PROJECTS,
        USERS;

        private String apiName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As the trail has it, whatever was asked for. */
    public AuditEvent about(AuditSubject subject) {
        return AuditEvent.of(AuditType.PLAN_LIMIT_REACHED, subject)
                .with("kind", kind.apiName())
                .with("limit", limit)
                .with("used", used);
    }

    /** As the log has it. */
    @Override
    public String toString() {
        return "kind=%s limit=%d used=%d".formatted(kind.apiName(), limit, used);
    }
}
