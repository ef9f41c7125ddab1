package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More executions at once than there are slots; so has every fault, on every broker. */
@Tag("one-broker")
@ExtendWith(SharedInstallation.class)
final class LoadScenarios {

    private static final int ORGANIZATIONS = 5;
    private static final int RUNS_EACH = Integer.getInteger("aac.load.runs-each", 20);
    private static final Duration END_LIMIT = Duration.ofMinutes(4);
    private static final Duration CLEAN_LIMIT = Duration.ofSeconds(30);

    private final AacInstallation installation;

    LoadScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void executionsOfFiveOrganizationsAllEndAndLeaveNothing() throws Exception {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            members.add(installation.newOrganization("load-" + i));
        }

        submitAllAtOnce(members);

        for (Member member : members) {
            Eventually.passes("all of it ended", END_LIMIT, () -> assertAllEnded(member));
            Eventually.noContainerOf(member, CLEAN_LIMIT);
        }
    }

    private static void submitAllAtOnce(List<Member> members) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> submitted = new ArrayList<>();
            for (Member member : members) {
                submitted.add(threads.submit(() -> submitRuns(member)));
            }
            for (Future<?> one : submitted) {
                one.get();
            }
        }
    }

    /** Every fourth fails, so that endings can be told apart. */
    private static void submitRuns(Member member) {
        for (int i = 0; i < RUNS_EACH; i++) {
            String command = "echo run %d; exit %d".formatted(i, i % 4 == 3 ? 1 : 0);
            member.submit(TestImage.running(command).taskId("load-" + i));
        }
    }

    private static void assertAllEnded(Member member) {
        List<ExecutionSnapshot> runs = member.executions("limit=200");
        assertThat(runs).hasSize(RUNS_EACH);
        for (ExecutionSnapshot run : runs) {
            int number = Integer.parseInt(run.taskId().substring("load-".length()));
            assertThat(run.status())
                    .as(run.json().toString())
                    .isEqualTo(number % 4 == 3 ? "FAILED" : "PASSED");
        }
    }
}
