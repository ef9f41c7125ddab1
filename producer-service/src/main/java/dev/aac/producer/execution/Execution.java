package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.platform.problem.DetailsRemoved;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to run a container, and how far it has come.
 *
 * @param runId shared by all attempts, unique in the installation
 * @param progress all that changes; only {@link ExecutionStateMachine} makes a new one
 * @param version rises by one with each change; a write names the one it read
 * @param detailsRemovedAt when its {@linkplain Removals details} were removed because their time
 *     was over; null while they are kept
 */
public record Execution(
        OrganizationId organizationId,
        TaskId taskId,
        RunId runId,
        ExecutionRequest request,
        Submission submission,
        Progress progress,
        long version,
        @Nullable Instant detailsRemovedAt) {

    /**
     * How it was asked for.
     *
     * @param trail of that request, carried to the container
     */
    public record Submission(Trigger trigger, Trail trail, Instant createdAt) {

        public Submission {
            requireNonNull(trigger, "trigger is null");
            requireNonNull(trail, "trail is null");
            requireNonNull(createdAt, "createdAt is null");
        }
    }

    public Execution {
        requireNonNull(organizationId, "organizationId is null");
        requireNonNull(taskId, "taskId is null");
        requireNonNull(runId, "runId is null");
        requireNonNull(request, "request is null");
        requireNonNull(submission, "submission is null");
        requireNonNull(progress, "progress is null");
    }

    public ExecutionStatus status() {
        return progress.status();
    }

    /** The attempt that runs or is to run next, or ran last. */
    public RunRef currentRun() {
        return new RunRef(organizationId, taskId, runId, progress.attempt());
    }

    /**
     * Whether it was asked for with this. What a wish leaves to its project is taken as it was
     * then: the project may have changed, or be gone, when a pipeline asks again.
     */
    public boolean answers(ExecutionWish wish, @Nullable CiContext ci) {
        RunDefaults gaps = wish.projectId() == null ? RunDefaults.NONE : RunDefaults.asIn(request);
        return wish.completedBy(gaps).filter(request::equals).isPresent()
                && Objects.equals(submission.trigger().ci(), ci);
    }

    /**
     * When it has waited too long for a worker: counted from its acceptance until something ran,
     * then from the end of what ran last. Absent while it does not wait.
     */
    public Optional<Instant> queueDeadline() {
        return switch (progress.dispatch()) {
            case Dispatch.Waiting _, Dispatch.Sent _ -> {
                Attempt last = progress.lastRun();
                Instant end = last == null ? null : last.endTime();
                Instant since = end == null ? submission.createdAt() : end;
                yield Optional.of(since.plusSeconds(request.config().queueTimeoutSeconds()));
            }
            case Dispatch.Held _, Dispatch.Analyzing _, Dispatch.Done _ -> Optional.empty();
        };
    }

    /**
     * The same, for who is going to read its log, report files or test cases.
     *
     * @throws ProblemException {@link DetailsRemoved} when they are gone
     */
    public Execution requireDetails() {
        if (detailsRemovedAt != null) {
            throw new ProblemException(new DetailsRemoved(detailsRemovedAt));
        }
        return this;
    }

    /** The same execution one version on. */
    Execution movedTo(Progress next) {
        return new Execution(
                organizationId,
                taskId,
                runId,
                request,
                submission,
                next,
                version + 1,
                detailsRemovedAt);
    }
}
