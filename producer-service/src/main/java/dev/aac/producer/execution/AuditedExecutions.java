package dev.aac.producer.execution;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.audit.PlanLimitReached;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What people and programs do with executions: by {@link ExecutionService}, and with its events in
 * the audit trail. Nobody who acts for a caller goes past it.
 */
@ApplicationScoped
public class AuditedExecutions {

    private final ExecutionService executions;
    private final AuditTrail trail;
    private final List<RunRemains> remains;
    private final RunHistory history;

    /**
     * @param remains what others keep of executions
     * @param history what stays of them
     */
    public AuditedExecutions(
            ExecutionService executions,
            AuditTrail trail,
            @All List<RunRemains> remains,
            RunHistory history) {
        this.executions = executions;
        this.trail = trail;
        this.remains = remains;
        this.history = history;
    }

    /** See {@link ExecutionService#submit}. */
    public SubmitResult submit(
            OrganizationScope scope,
            TaskId taskId,
            ExecutionRequest request,
            Trigger trigger,
            Trail origin) {
        AuditActor actor = new AuditActor(trigger.userId(), trigger.apiKeyId());
        AuditEvent requested =
                about(AuditType.EXECUTION_REQUESTED, taskId)
                        .by(actor)
                        .with("trigger", trigger.kind());
        AuditIntent intent = trail.intend(scope, requested);
        SubmitResult result = executions.submit(scope, taskId, request, trigger, origin);
        switch (result) {
            case SubmitResult.Accepted _ -> intent.settle(true);
            case SubmitResult.NameTaken(), SubmitResult.Crowded() -> intent.settle(false);
            case SubmitResult.MonthlyRunsUsedUp usedUp -> {
                intent.settle(false);
                trail.record(scope, refused(usedUp, taskId).by(actor));
            }
        }
        return result;
    }

    /** See {@link ExecutionService#cancel}. Asking again, or after the end, is no event. */
    public Optional<Execution> cancel(OrganizationScope scope, TaskId taskId, AuditActor actor) {
        Optional<Execution> found = executions.find(scope, taskId);
        if (found.isEmpty() || isPast(found.get())) {
            return found;
        }
        AuditIntent intent =
                trail.intend(scope, about(AuditType.EXECUTION_CANCELLED, taskId).by(actor));
        Optional<Execution> cancelled = executions.cancel(scope, taskId);
        intent.settle(cancelled.filter(AuditedExecutions::isCancelled).isPresent());
        return cancelled;
    }

    /**
     * See {@link ExecutionService#delete}. What others keep goes before the execution, so that
     * nothing is left when this breaks off, and once more afterwards, for what came in between.
     * That it ran, when it had ended, stays in the figures.
     */
    public boolean delete(OrganizationScope scope, TaskId taskId, AuditActor actor) {
        Optional<Execution> found = executions.find(scope, taskId);
        if (found.isEmpty()) {
            return false;
        }
        history.keep(scope, found.get());
        AuditIntent intent =
                trail.intend(scope, about(AuditType.EXECUTION_DELETED, taskId).by(actor));
        deleteRemains(scope, found.get());
        boolean deleted = intent.settle(executions.delete(scope, taskId));
        deleteRemains(scope, found.get());
        return deleted;
    }

    private void deleteRemains(OrganizationScope scope, Execution execution) {
        remains.forEach(each -> each.deleteAll(scope, execution.currentRun()));
    }

    private static boolean isPast(Execution execution) {
        return execution.status().isFinal() || isCancelled(execution);
    }

    private static boolean isCancelled(Execution execution) {
        return execution.status() == ExecutionStatus.CANCELLED
                || execution.progress().cancelRequested();
    }

    private static AuditEvent about(AuditType type, TaskId taskId) {
        return AuditEvent.of(type, AuditSubject.execution(taskId.value()));
    }

    private static AuditEvent refused(SubmitResult.MonthlyRunsUsedUp usedUp, TaskId taskId) {
        return new PlanLimitReached(
                        PlanLimitReached.Kind.MONTHLY_RUNS, usedUp.limit(), usedUp.used())
                .about(AuditSubject.execution(taskId.value()));
    }
}
