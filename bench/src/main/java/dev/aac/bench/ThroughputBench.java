package dev.aac.bench;

import com.github.dockerjava.api.model.HostConfig;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many of the shortest runs end in a minute with all slots busy, against the engine alone. The
 * first rounds are not counted: the services have just been started, and compile meanwhile.
 */
final class ThroughputBench {

    private static final int WARM_UP_ROUNDS = 10;
    private static final int ROUNDS = 3;
    private static final int RUNS_PER_ROUND = 60;
    private static final Duration ROUND_LIMIT = Duration.ofMinutes(5);
    private static final double NANOS_PER_MINUTE = 60e9;

    private final Member member;
    private final Target target;
    private final Report report;

    ThroughputBench(Member member, Target target, Report report) {
        this.member = member;
        this.target = target;
        this.report = report;
    }

    void run() throws Exception {
        long ours = 0;
        long floor = 0;
        try (RawDocker docker = new RawDocker();
                LiveSocket socket = member.openSocket()) {
            HostConfig settings = Settings.ofARunning(member, target, docker, socket);
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                oursNanos(socket);
            }
            floorNanos(docker, settings);
            for (int round = 0; round < ROUNDS; round++) {
                ours += oursNanos(socket);
                floor += floorNanos(docker, settings);
            }
        }
        double perMinute = ROUNDS * RUNS_PER_ROUND * NANOS_PER_MINUTE;
        double oursPerMinute = perMinute / ours;
        double floorPerMinute = perMinute / floor;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("slots", target.slots());
        figures.put("runs", ROUNDS * RUNS_PER_ROUND);
        figures.put("runsPerMinute", Math.round(oursPerMinute));
        figures.put("floorRunsPerMinute", Math.round(floorPerMinute));
        figures.put("ratio", Report.ratio(oursPerMinute, floorPerMinute));
        report.line("throughput", "runs of true a minute (P8)", figures);
    }

    private long oursNanos(LiveSocket socket) {
        long began = System.nanoTime();
        List<String> tasks = new ArrayList<>();
        for (int run = 0; run < RUNS_PER_ROUND; run++) {
            tasks.add(member.submit(ExecutionRequest.of(target.image(), "true")).taskId());
        }
        tasks.forEach(task -> socket.awaitEnd(task, ROUND_LIMIT));
        return System.nanoTime() - began;
    }

    private long floorNanos(RawDocker docker, HostConfig settings) throws Exception {
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(target.slots())) {
            List<Future<?>> all = new ArrayList<>();
            for (int run = 0; run < RUNS_PER_ROUND; run++) {
                all.add(threads.submit(() -> docker.run(target.image(), "true", settings)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return System.nanoTime() - began;
    }
}
