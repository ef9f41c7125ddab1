package dev.aac.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.model.HostConfig;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the shortest run takes, from asking to knowing, against the engine alone. The services
 * have just been started and compile while they run: their first runs are told by themselves, and
 * so are those after {@link #WARM_UPS}, as every run is from a service's first minutes on.
 */
final class LatencyBench {

    private static final int FEW_WARM_UPS = 5;
    private static final int WARM_UPS = 120;
    private static final int ROUNDS = 40;
    private static final Duration RUN_LIMIT = Duration.ofSeconds(60);

    private final Member member;
    private final Target target;
    private final Report report;

    LatencyBench(Member member, Target target, Report report) {
        this.member = member;
        this.target = target;
        this.report = report;
    }

    /** What was seen of some rounds, both sides in turns. */
    private record Figures(
            Samples toCreate, Samples toCreated, Samples toRunning, Samples toEnd, Samples raw) {

        Figures() {
            this(new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        }

        void report(String name, Report to) throws JsonProcessingException {
            to.alone(name, "202 answered to create called (P7)", toCreate);
            to.alone(name, "202 answered to container created", toCreated);
            to.alone(name, "submit to RUNNING event", toRunning);
            to.compared(name, "submit to final event (P8)", toEnd, raw);
        }
    }

    void run() throws Exception {
        try (RawDocker docker = new RawDocker();
                RawDocker.Creations creations = docker.watchCreations();
                LiveSocket socket = member.openSocket()) {
            HostConfig settings = Settings.ofARunning(member, target, docker, socket);
            Rounds rounds = new Rounds(docker, settings, socket, creations);
            rounds.run(FEW_WARM_UPS);
            rounds.run(ROUNDS).report("latency of the first runs", report);
            rounds.run(WARM_UPS - ROUNDS - FEW_WARM_UPS);
            rounds.run(ROUNDS).report("latency", report);
        }
    }

    private final class Rounds {

        private final RawDocker docker;
        private final HostConfig settings;
        private final LiveSocket socket;
        private final RawDocker.Creations creations;

        Rounds(
                RawDocker docker,
                HostConfig settings,
                LiveSocket socket,
                RawDocker.Creations creations) {
            this.docker = docker;
            this.settings = settings;
            this.socket = socket;
            this.creations = creations;
        }

        Figures run(int count) {
            Figures figures = new Figures();
            for (int round = 0; round < count; round++) {
                ours(figures);
                long before = System.nanoTime();
                docker.run(target.image(), "true", settings);
                figures.raw.addNanos(System.nanoTime() - before);
            }
            return figures;
        }

        private void ours(Figures into) {
            long began = System.nanoTime();
            String taskId = member.submit(ExecutionRequest.of(target.image(), "true")).taskId();
            long answered = RawDocker.epochNanos(Instant.now());
            socket.await(
                    "RUNNING",
                    event -> event.isUpdateOf(taskId) && event.status().equals("RUNNING"),
                    RUN_LIMIT);
            into.toRunning.addNanos(System.nanoTime() - began);
            socket.awaitEnd(taskId, RUN_LIMIT);
            into.toEnd.addNanos(System.nanoTime() - began);
            String container = "org_%s_%s".formatted(member.account().organizationId(), taskId);
            creations
                    .of(container)
                    .ifPresent(
                            creation -> {
                                into.toCreate.addNanos(Math.max(0, creation.begun() - answered));
                                into.toCreated.addNanos(Math.max(0, creation.done() - answered));
                            });
        }
    }
}
