package dev.aac.producer.execution.simulation;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.RunConfig;
import dev.aac.producer.execution.SubmitResult;
import dev.aac.producer.execution.Trail;
import dev.aac.producer.execution.Trigger;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who ask for executions, and the ledger of what they were promised. */
final class Clients {

    private static final int DAY_SECONDS = 86_400;

    private final World world;
    private final List<Name> names = new ArrayList<>();
    private final Map<Name, Execution> accepted = new HashMap<>();
    private final Map<Name, ExecutionStatus> promised = new HashMap<>();
    private final Set<Name> cancelled = new HashSet<>();
    private final Map<Name, Integer> deletions = new HashMap<>();

    private record Name(OrganizationScope scope, TaskId taskId) {}

    Clients(World world) {
        this.world = world;
    }

    /** Asks some producer for an execution of the next name, or again for one that was deleted. */
    void submit(OrganizationScope scope, ExecutionRequest request) {
        Name name =
                !deletions.isEmpty() && world.chance.oneIn(4)
                        ? world.chance.oneOf(names)
                        : new Name(scope, new TaskId("t" + (names.size() + 1)));
        names.add(name);
        at(
                producer -> {
                    int before = deletionsOf(name);
                    SubmitResult result =
                            producer.service()
                                    .submit(
                                            name.scope(),
                                            name.taskId(),
                                            request,
                                            Trigger.dashboard("64b0000000000000000000ff"),
                                            new Trail("correlation-1", null));
                    if (result instanceof SubmitResult.Accepted(var made)
                            && before == deletionsOf(name)) {
                        world.trace.note(() -> name.taskId() + " is accepted");
                        accepted.put(name, made);
                    }
                });
    }

    private int deletionsOf(Name name) {
        return deletions.getOrDefault(name, 0);
    }

    /** Anything that a person may ask for. */
    static ExecutionRequest anyRequest(Chance chance) {
        int queueSeconds = chance.oneIn(8) ? chance.between(5, 60) : DAY_SECONDS;
        return request(chance.below(3), queueSeconds);
    }

    static ExecutionRequest request(int retryAttempts, int queueTimeoutSeconds) {
        RunConfig config =
                new RunConfig(
                        null,
                        null,
                        retryAttempts,
                        60,
                        queueTimeoutSeconds,
                        null,
                        Map.of(),
                        2,
                        2048,
                        null);
        return new ExecutionRequest(
                new ImageReference("busybox:1"), "true", "all", List.of(), config, null, null);
    }

    void cancelSomething() {
        if (names.isEmpty()) {
            return;
        }
        Execution unfinished = unfinished();
        Name name = unfinished == null ? world.chance.oneOf(names) : nameOf(unfinished);
        cancelled.add(name);
        at(
                producer -> {
                    int before = deletionsOf(name);
                    Optional<Execution> then =
                            producer.service().cancel(name.scope(), name.taskId());
                    if (then.isPresent() && before == deletionsOf(name)) {
                        ExecutionStatus status = then.get().status();
                        promised.put(name, status.isFinal() ? status : ExecutionStatus.CANCELLED);
                    }
                    world.trace.note(() -> name.taskId() + " is cancelled by its owner");
                });
    }

    void deleteSomething() {
        if (names.isEmpty()) {
            return;
        }
        Name name = world.chance.oneOf(names);
        at(
                producer -> {
                    forget(name);
                    try {
                        boolean was = producer.service().delete(name.scope(), name.taskId());
                        world.trace.note(
                                () -> name.taskId() + (was ? " is deleted" : " is not there"));
                    } finally {
                        forget(name);
                    }
                });
    }

    /** From before its deletion is asked for until after: what was promised then counts no more. */
    private void forget(Name name) {
        deletions.merge(name, 1, Integer::sum);
        accepted.remove(name);
        promised.remove(name);
    }

    private void at(Consumer<SimulatedProducer> call) {
        if (world.producers.isEmpty()) {
            return;
        }
        SimulatedProducer producer = world.chance.oneOf(world.producers);
        producer.run(
                () -> {
                    try {
                        call.accept(producer);
                    } catch (StoreAway _) {
                        world.trace.note(() -> producer.name + " answers 503");
                    }
                });
    }

    boolean haveCancelled(Execution execution) {
        return cancelled.contains(nameOf(execution));
    }

    private static Name nameOf(Execution execution) {
        OrganizationId organization = execution.organizationId();
        return new Name(OrganizationScope.ofVerifiedToken(organization), execution.taskId());
    }

    @Nullable Execution unfinished() {
        return world.executions.all().stream()
                .filter(execution -> !execution.status().isFinal())
                .findFirst()
                .orElse(null);
    }

    /** When nothing has gone wrong for long enough. */
    void reconcile() {
        accepted.forEach(
                (name, execution) -> {
                    Optional<Execution> now =
                            world.executions
                                    .find(name.scope(), name.taskId())
                                    .filter(found -> found.runId().equals(execution.runId()));
                    Violation.unless(now.isPresent(), name.taskId() + " was accepted and is gone");
                });
        promised.forEach(
                (name, status) -> {
                    Optional<Execution> now = world.executions.find(name.scope(), name.taskId());
                    Violation.unless(
                            now.isPresent() && now.get().status() == status,
                            "%s was to be %s".formatted(name.taskId(), status));
                });
    }
}
