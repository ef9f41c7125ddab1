package dev.aac.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final AtomicLong now = new AtomicLong();
    private final Cancellations cancellations = new Cancellations(now::get);
    private final ClaimIds ids = new ClaimIds();

    @Test
    void cancellationIsRememberedForTenMinutes() {
        cancellations.remember(run(1));

        now.addAndGet(Cancellations.MEMORY.toNanos());
        assertThat(cancellations.contains(run(1))).isTrue();
        now.addAndGet(Duration.ofMillis(1).toNanos());

        assertThat(cancellations.contains(run(1))).isFalse();
    }

    @Test
    void cancellationOfAnotherAttemptIsAnother() {
        cancellations.remember(run(1));

        assertThat(cancellations.contains(run(2))).isFalse();
    }

    @Test
    void oldestCancellationsAreForgottenWhenThereAreTooMany() {
        for (int attempt = 1; attempt <= Cancellations.REMEMBERED_MAX + 1; attempt++) {
            cancellations.remember(run(attempt));
        }

        assertThat(cancellations.contains(run(1))).isFalse();
        assertThat(cancellations.contains(run(2))).isTrue();
        assertThat(cancellations.contains(run(Cancellations.REMEMBERED_MAX + 1))).isTrue();
    }

    @Test
    void unansweredClaimKeepsItsId() {
        ClaimId first = ids.idFor(run(1));

        assertThat(ids.idFor(run(1))).isEqualTo(first);
        assertThat(ids.idFor(run(2))).isNotEqualTo(first);
        ids.answered(run(1));
        assertThat(ids.idFor(run(1))).isNotEqualTo(first);
    }

    @Test
    void oldestClaimIdsAreForgottenWhenThereAreTooMany() {
        ClaimId first = ids.idFor(run(1));
        ClaimId second = ids.idFor(run(2));
        for (int attempt = 3; attempt <= ClaimIds.KEPT_MAX + 1; attempt++) {
            ids.idFor(run(attempt));
        }

        assertThat(ids.idFor(run(2))).isEqualTo(second);
        assertThat(ids.idFor(run(1))).isNotEqualTo(first);
    }

    private static RunRef run(int attempt) {
        return new RunRef(
                new OrganizationId("a".repeat(24)),
                new TaskId("task"),
                new RunId("b".repeat(32)),
                attempt);
    }
}
