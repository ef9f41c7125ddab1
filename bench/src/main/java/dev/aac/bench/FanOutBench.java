package dev.aac.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One update to all sockets of a room, again and again: how many sockets a second of the server's
 * processor reaches, and how old updates are there. What the updates themselves cost a server is
 * measured before, with nobody in the room.
 */
final class FanOutBench {

    private static final int ROUNDS = 3;
    private static final int PER_SECOND = 30;
    private static final int FIRST_WARM_UP = 240;
    private static final int WARM_UP = 60;
    private static final int UPDATES = 180;
    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(10);
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Side> sides;
    private final int sockets;
    private final Report report;

    /**
     * @param sides the first one is what the others are compared with
     */
    FanOutBench(List<Side> sides, int sockets, Report report) {
        this.sides = sides;
        this.sockets = sockets;
        this.report = report;
    }

    /** What came of all rounds of one side. */
    private static final class Sums {

        private final Side side;
        private final Ages ages;
        private Duration cpu = Duration.ZERO;
        private Duration cpuAlone = Duration.ZERO;
        private int expected;
        private int cutOff;
        private final Map<String, Integer> losses = new TreeMap<>();

        Sums(Side side) {
            this.side = side;
            this.ages = new Ages(side.dialect());
        }

        double perCpuSecond() {
            return ages.seen().deliveries() / (cpu.toNanos() / NANOS_PER_SECOND);
        }

        /** Whether it took long enough to be told from what the updates cost by themselves. */
        boolean hasFanOut() {
            return cpu.compareTo(cpuAlone) > 0;
        }

        double perCpuSecondOfFanOut() {
            return ages.seen().deliveries() / (cpu.minus(cpuAlone).toNanos() / NANOS_PER_SECOND);
        }
    }

    void run() throws Exception {
        for (Side side : sides) {
            try (Crowd crowd = side.crowd(sockets)) {
                crowd.join(sockets, _ -> side.tokens().getFirst());
                warmUp(side, crowd, FIRST_WARM_UP);
            }
        }
        List<Sums> all = sides.stream().map(Sums::new).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (Sums sums : all) {
                alone(sums);
                together(sums);
            }
        }
        for (Sums sums : all) {
            Map<String, Object> figures = new LinkedHashMap<>(deliveries(sums));
            figures.putAll(cost(sums));
            if (sums != all.getFirst()) {
                figures.putAll(compared(sums, all.getFirst()));
            }
            report.line("live", "updates to one room (P5)", figures);
        }
    }

    private static void alone(Sums sums) throws Exception {
        sums.side.events().send(WARM_UP, PER_SECOND);
        Duration before = sums.side.process().cpu();
        sums.side.events().send(UPDATES, PER_SECOND);
        sums.cpuAlone = sums.cpuAlone.plus(sums.side.process().cpu().minus(before));
    }

    private void together(Sums sums) throws Exception {
        Side side = sums.side;
        try (Crowd crowd = side.crowd(sockets)) {
            Crowd.Joined joined = crowd.join(sockets, _ -> side.tokens().getFirst());
            warmUp(side, crowd, WARM_UP);
            crowd.listen(text -> sums.ages.hear(text, Instant.now()));
            Duration before = side.process().cpu();
            side.events().send(UPDATES, PER_SECOND);
            sums.expected += UPDATES * sockets;
            sums.ages.await(sums.expected, DELIVERY_LIMIT);
            sums.cpu = sums.cpu.plus(side.process().cpu().minus(before));
            sums.cutOff += sockets - joined.notLetIn() - crowd.present();
            crowd.losses().forEach((why, count) -> sums.losses.merge(why, count, Integer::sum));
        }
    }

    private Map<String, Object> deliveries(Sums sums) {
        Ages.Seen seen = sums.ages.seen();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("server", sums.side.name());
        figures.put("sockets", sockets);
        figures.put("updatesPerSecond", PER_SECOND);
        figures.put("deliveries", seen.deliveries());
        figures.put("missing", sums.expected - seen.deliveries());
        figures.put("cutOff", sums.cutOff);
        figures.put("because", sums.losses);
        figures.put("ageP50Ms", seen.sinceEnd().percentile(50));
        figures.put("ageP99Ms", seen.sinceEnd().percentile(99));
        figures.put("afterFirstSocketP50Ms", seen.sinceFirst().percentile(50));
        figures.put("afterFirstSocketP99Ms", seen.sinceFirst().percentile(99));
        return figures;
    }

    private static void warmUp(Side side, Crowd crowd, int updates) throws Exception {
        Ages warm = new Ages(side.dialect());
        crowd.listen(text -> warm.hear(text, Instant.now()));
        side.events().send(updates, PER_SECOND);
        warm.await(updates * crowd.present(), DELIVERY_LIMIT);
    }

    private static Map<String, Object> cost(Sums sums) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cpuMs", sums.cpu.toMillis());
        figures.put("cpuMsWithoutSockets", sums.cpuAlone.toMillis());
        figures.put("deliveriesPerCpuSecond", Math.round(sums.perCpuSecond()));
        if (sums.hasFanOut()) {
            figures.put("fanOutPerCpuSecond", Math.round(sums.perCpuSecondOfFanOut()));
        }
        return figures;
    }

    private static Map<String, Object> compared(Sums sums, Sums first) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("comparedWith", first.side.name());
        figures.put("ratio", Report.ratio(sums.perCpuSecond(), first.perCpuSecond()));
        if (sums.hasFanOut() && first.hasFanOut()) {
            figures.put(
                    "ratioFanOut",
                    Report.ratio(sums.perCpuSecondOfFanOut(), first.perCpuSecondOfFanOut()));
        }
        return figures;
    }
}
