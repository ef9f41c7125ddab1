package dev.aac.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.Member;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what must become true, and reports the last state seen when it does not. */
public final class Eventually {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Eventually() {}

    /** Waits until the assertions pass. */
    public static void passes(String what, Duration limit, ThrowingRunnable assertions) {
        Awaitility.await(what)
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .ignoreExceptions()
                .untilAsserted(assertions);
    }

    /** Waits until the condition holds. */
    public static void holds(
            String what, Duration limit, BooleanSupplier condition, Supplier<?> lastState) {
        passes(
                what,
                limit,
                () ->
                        assertThat(condition.getAsBoolean())
                                .as(() -> what + ", last seen: " + lastState.get())
                                .isTrue());
    }

    /** Waits until an execution has one of the statuses. */
    public static ExecutionSnapshot status(
            Member member, String taskId, Duration limit, String... statuses) {
        AtomicReference<ExecutionSnapshot> seen = new AtomicReference<>();
        passes(
                taskId + " is " + Set.of(statuses),
                limit,
                () -> {
                    ExecutionSnapshot now = member.execution(taskId);
                    seen.set(now);
                    assertThat(now.status()).as(now.json().toString()).isIn(Set.of(statuses));
                });
        return seen.get();
    }

    /** Waits until an execution has a final status, and answers it whole. */
    public static ExecutionSnapshot end(Member member, String taskId, Duration limit) {
        return status(member, taskId, limit, "PASSED", "FAILED", "UNSTABLE", "ERROR", "CANCELLED");
    }

    /** Waits until an organization has no container left. */
    public static void noContainerOf(Member member, Duration limit) {
        String organizationId = member.account().organizationId();
        passes(
                "no container is left",
                limit,
                () -> assertThat(DockerProbe.containersOf(organizationId)).isEmpty());
    }
}
