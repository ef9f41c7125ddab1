package dev.aac.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.function.Supplier;

/**
 * What a backlog costs: how fast requests are taken while so many runs of one organization wait,
 * how soon another organization's run starts behind them, and how many begin when many
 * organizations wait.
 */
final class ScaleBench {

    private static final String NAME = "scale";
    private static final int[] STEPS = {0, 1_000, 10_000, 100_000};
    private static final int SUBMITS = 400;
    private static final int CONNECTIONS = 8;
    private static final int LISTS = 20;
    private static final int STARTS = 20;
    private static final int RUNS_OF_EACH = 3;
    private static final Duration WATCHED = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Member crowd;
    private final Member other;
    private final Target target;
    private final Scale scale;
    private final Report report;
    private double firstRate;

    /**
     * How much.
     *
     * @param waiting most runs of one organization that wait
     * @param organizations how many have something that waits
     */
    record Scale(int waiting, int organizations) {

        static Scale fromProperties() {
            return new Scale(
                    Integer.getInteger("aac.bench.waiting", STEPS[STEPS.length - 1]),
                    Integer.getInteger("aac.bench.organizations", 1_000));
        }
    }

    /**
     * @param members makes one of an organization of its own
     */
    ScaleBench(Supplier<Member> members, Target target, Scale scale, Report report) {
        this.crowd = members.get();
        this.other = members.get();
        this.target = target;
        this.scale = scale;
        this.report = report;
    }

    void run() throws Exception {
        try (LiveSocket socket = other.openSocket()) {
            starts(socket, new Samples(), STARTS / 2);
            startsBehind(socket, 0, 0);
            BusySlots busy = new BusySlots(other, socket, target);
            String sample = crowd.submit(ExecutionRequest.of(target.image(), "true")).taskId();
            try (WaitingRuns runs =
                    new WaitingRuns(target.mongoUri(), crowd.account().organizationId(), sample)) {
                for (int step : steps()) {
                    runs.add(
                            crowd.account().organizationId(),
                            (int) Math.max(0, step - runs.waiting()));
                    submits(runs.waiting());
                }
                busy.close();
                startsBehind(socket, runs.waiting(), 1);
                begins(runs, 1);
                runs.clear();
                runs.addOrganizations(
                        other.account().organizationId(), scale.organizations(), RUNS_OF_EACH);
                begins(runs, scale.organizations());
                runs.clear();
            }
        }
    }

    private List<Integer> steps() {
        List<Integer> steps = new ArrayList<>();
        for (int step : STEPS) {
            if (step < scale.waiting()) {
                steps.add(step);
            }
        }
        steps.add(scale.waiting());
        return steps;
    }

    private void submits(long waiting) throws Exception {
        submitAll(SUBMITS / 4);
        long began = System.nanoTime();
        Samples times = submitAll(SUBMITS);
        double rate = SUBMITS * NANOS_PER_SECOND / (System.nanoTime() - began);
        firstRate = firstRate == 0 ? rate : firstRate;
        Samples lists = new Samples();
        for (int i = 0; i < LISTS; i++) {
            long asked = System.nanoTime();
            crowd.executions("limit=50");
            lists.addNanos(System.nanoTime() - asked);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("waiting", waiting);
        figures.put("submitsPerSecond", Math.round(rate));
        figures.put("ratioToFirst", Report.ratio(rate, firstRate));
        figures.put("p50Ms", times.percentile(50));
        figures.put("p95Ms", times.percentile(95));
        figures.put("listOf50P50Ms", lists.percentile(50));
        report.line(NAME, "submit while runs wait", figures);
    }

    private Samples submitAll(int count) throws Exception {
        Samples times = new Samples();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(connections.submit(this::submitNanos));
            }
            for (Future<Long> one : all) {
                times.addNanos(one.get());
            }
        }
        return times;
    }

    private long submitNanos() {
        long began = System.nanoTime();
        crowd.submit(ExecutionRequest.of(target.image(), "true"));
        return System.nanoTime() - began;
    }

    private void startsBehind(LiveSocket socket, long waiting, int organizations)
            throws JsonProcessingException {
        Samples times = new Samples();
        starts(socket, times, STARTS);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("waiting", waiting);
        figures.put("waitingOrganizations", organizations);
        figures.put("n", times.size());
        figures.put("p50Ms", times.percentile(50));
        figures.put("p95Ms", times.percentile(95));
        report.line(NAME, "another organization's submit to RUNNING (R7)", figures);
    }

    /**
     * What each round of the dispatcher costs shows in how many runs begin while all slots are
     * wanted.
     */
    private void begins(WaitingRuns runs, int organizations) throws Exception {
        long before = runs.waiting();
        long began = System.nanoTime();
        Thread.sleep(WATCHED);
        double minutes = (System.nanoTime() - began) / (60 * NANOS_PER_SECOND);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("waiting", before);
        figures.put("waitingOrganizations", organizations);
        figures.put("runsPerMinute", Math.round((before - runs.waiting()) / minutes));
        report.line(NAME, "runs that begin", figures);
    }

    private void starts(LiveSocket socket, Samples into, int count) {
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            String taskId = other.submit(ExecutionRequest.of(target.image(), "true")).taskId();
            awaitRunning(socket, taskId);
            into.addNanos(System.nanoTime() - began);
            socket.awaitEnd(taskId, LIMIT);
        }
    }

    private static void awaitRunning(LiveSocket socket, String taskId) {
        socket.await(
                "RUNNING",
                event -> event.isUpdateOf(taskId) && event.status().equals("RUNNING"),
                LIMIT);
    }
}
