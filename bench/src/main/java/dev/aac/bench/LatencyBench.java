package dev.aac.bench;

import com.github.dockerjava.api.model.HostConfig;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import java.time.Duration;
import java.time.Instant;

/** How long the shortest run takes, from asking to knowing, against the engine alone. */
final class LatencyBench {

    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 40;
    private static final Duration RUN_LIMIT = Duration.ofSeconds(60);
    private static final String NAME = "latency";

    private final Member member;
    private final Target target;
    private final Report report;

    private final Samples toCreate = new Samples();
    private final Samples toRunning = new Samples();
    private final Samples toEnd = new Samples();
    private final Samples raw = new Samples();

    LatencyBench(Member member, Target target, Report report) {
        this.member = member;
        this.target = target;
        this.report = report;
    }

    void run() throws Exception {
        try (RawDocker docker = new RawDocker();
                RawDocker.Creations creations = docker.watchCreations();
                LiveSocket socket = member.openSocket()) {
            HostConfig settings = Settings.ofARunning(member, target, docker, socket);
            for (int round = 0; round < WARM_UPS; round++) {
                ours(socket, creations, new LatencyBench(member, target, report));
                docker.run(target.image(), "true", settings);
            }
            for (int round = 0; round < ROUNDS; round++) {
                ours(socket, creations, this);
                long before = System.nanoTime();
                docker.run(target.image(), "true", settings);
                raw.addNanos(System.nanoTime() - before);
            }
        }
        report.alone(NAME, "202 answered to container created (P7)", toCreate);
        report.alone(NAME, "submit to RUNNING event", toRunning);
        report.compared(NAME, "submit to final event (P8)", toEnd, raw);
    }

    private void ours(LiveSocket socket, RawDocker.Creations creations, LatencyBench into) {
        long began = System.nanoTime();
        String taskId = member.submit(ExecutionRequest.of(target.image(), "true")).taskId();
        long answered = epochNanos();
        socket.await(
                "RUNNING",
                event -> event.isUpdateOf(taskId) && event.status().equals("RUNNING"),
                RUN_LIMIT);
        into.toRunning.addNanos(System.nanoTime() - began);
        socket.awaitEnd(taskId, RUN_LIMIT);
        into.toEnd.addNanos(System.nanoTime() - began);
        String container = "org_%s_%s".formatted(member.account().organizationId(), taskId);
        into.toCreate.addNanos(Math.max(0, creations.of(container) - answered));
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
