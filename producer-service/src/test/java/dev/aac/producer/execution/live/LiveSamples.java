package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Lines, runs and people for tests. */
final class LiveSamples {

    static final OrganizationId ACME = ExecutionSamples.ACME;
    static final OrganizationId OTHER = new OrganizationId("64b000000000000000000002");
    static final Instant NOW = ExecutionSamples.NOW;

    private LiveSamples() {}

    static OrganizationScope scope(OrganizationId organization) {
        return OrganizationScope.ofVerifiedToken(organization);
    }

    static RunRef run(String task) {
        return new RunRef(ACME, new TaskId(task), RandomIds.runId(), 1);
    }

    static RunRef attempt(RunRef run, int number) {
        return new RunRef(run.organizationId(), run.taskId(), run.runId(), number);
    }

    static LogLine line(long seq) {
        return line(seq, "line " + seq);
    }

    static LogLine line(long seq, String text) {
        return new LogLine(seq, LogStream.STDOUT, NOW, text, false);
    }

    /** Lines with these numbers, both inclusive. */
    static List<LogLine> lines(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(LiveSamples::line).toList();
    }

    static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    static Principal principal(OrganizationId organization, Role role) {
        return principal(organization, role, 1, NOW.plusSeconds(900));
    }

    static Principal principal(
            OrganizationId organization, Role role, int number, Instant expiresAt) {
        return new Principal(
                scope(organization),
                new UserId("%024x".formatted(0xa000 + number)),
                new Principal.Proof.Token(
                        new SessionId("%024x".formatted(0xb000 + number)),
                        "person" + number + "@example.org"),
                role,
                expiresAt);
    }
}
