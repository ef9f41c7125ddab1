package dev.aac.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Sockets that sign in and then hear nothing: what a handshake takes, how many a second are let in,
 * and what memory each costs the server.
 */
final class IdleBench {

    private static final int ROUNDS = 2;
    private static final int WARM_UP = 1_000;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Side> sides;
    private final LiveScale scale;
    private final int sockets;
    private final Report report;

    /**
     * @param sides the first one is what the others are compared with
     */
    IdleBench(List<Side> sides, LiveScale scale, Report report) {
        this.sides = sides;
        this.scale = scale;
        this.sockets = scale.idleAllowed();
        this.report = report;
    }

    /** What a server holds when nothing happens. */
    private record Memory(long usedKib, long residentKib) {

        static Memory of(Side side) throws Exception {
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            long used = side.memory().usedKib();
            return new Memory(used, side.process().residentKib());
        }
    }

    /**
     * What came of all rounds of one side. A process keeps memory it once had, also what another
     * side of it needed: what counts is the most it ever had over the least.
     */
    private static final class Sums {

        private final Side side;
        private final Memory before;
        private final Samples handshakes = new Samples();
        private Duration took = Duration.ZERO;
        private Duration cpu = Duration.ZERO;
        private int notLetIn;
        private int cutOff;
        private final Map<String, Integer> losses = new TreeMap<>();
        private long usedKib;
        private long residentKib;

        Sums(Side side, Memory before) {
            this.side = side;
            this.before = before;
        }

        void add(Crowd.Joined joined, Memory after) {
            handshakes.addAll(joined.handshakes());
            took = took.plus(joined.took());
            notLetIn += joined.notLetIn();
            usedKib = Math.max(usedKib, after.usedKib() - before.usedKib());
            residentKib = Math.max(residentKib, after.residentKib() - before.residentKib());
        }

        double perCpuSecond() {
            return handshakes.size() / (cpu.toNanos() / NANOS_PER_SECOND);
        }

        double perSecond() {
            return handshakes.size() / (took.toNanos() / NANOS_PER_SECOND);
        }
    }

    void run() throws Exception {
        for (Side side : sides) {
            try (Crowd crowd = side.crowd(WARM_UP)) {
                join(side, crowd, Math.min(WARM_UP, sockets));
            }
        }
        List<Sums> all = sums();
        for (int round = 0; round < ROUNDS; round++) {
            for (Sums sums : all) {
                measure(sums);
            }
        }
        for (Sums sums : all) {
            Map<String, Object> figures = figures(sums);
            if (sums != all.getFirst()) {
                figures.putAll(compared(sums, all.getFirst()));
            }
            report.line("live", "idle sockets (P6)", figures);
        }
    }

    /** Sides of one process begin with the same memory. */
    private List<Sums> sums() throws Exception {
        Map<ProcessCost, Memory> before = new HashMap<>();
        List<Sums> all = new ArrayList<>();
        for (Side side : sides) {
            Memory known = before.get(side.process());
            Memory own = known == null ? Memory.of(side) : known;
            before.put(side.process(), own);
            all.add(new Sums(side, own));
        }
        return all;
    }

    private void measure(Sums sums) throws Exception {
        try (Crowd crowd = sums.side.crowd(sockets)) {
            Duration cpu = sums.side.process().cpu();
            Crowd.Joined joined = join(sums.side, crowd, sockets);
            sums.cpu = sums.cpu.plus(sums.side.process().cpu().minus(cpu));
            sums.add(joined, Memory.of(sums.side));
            sums.cutOff += sockets - joined.notLetIn() - crowd.present();
            crowd.losses().forEach((why, count) -> sums.losses.merge(why, count, Integer::sum));
        }
    }

    private static Crowd.Joined join(Side side, Crowd crowd, int count) throws Exception {
        List<String> tokens = side.tokens();
        return crowd.join(count, number -> tokens.get(number % tokens.size()));
    }

    private Map<String, Object> figures(Sums sums) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("server", sums.side.name());
        figures.put("sockets", sockets);
        figures.put("asked", scale.idle());
        figures.put("organizations", sums.side.tokens().size());
        figures.put("notLetIn", sums.notLetIn);
        figures.put("cutOff", sums.cutOff);
        figures.put("because", sums.losses);
        figures.put("handshakesAtOnce", Crowd.AT_ONCE);
        figures.put("handshakeP50Ms", sums.handshakes.percentile(50));
        figures.put("handshakeP99Ms", sums.handshakes.percentile(99));
        figures.put("acceptedPerSecond", Math.round(sums.perSecond()));
        figures.put("acceptedPerCpuSecond", Math.round(sums.perCpuSecond()));
        figures.put("usedKibEach", Report.ratio((double) sums.usedKib, sockets));
        figures.put("residentKibEach", Report.ratio((double) sums.residentKib, sockets));
        return figures;
    }

    private static Map<String, Object> compared(Sums sums, Sums first) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("comparedWith", first.side.name());
        figures.put("ratioUsed", Report.ratio((double) sums.usedKib, (double) first.usedKib));
        figures.put(
                "ratioResident",
                Report.ratio((double) sums.residentKib, (double) first.residentKib));
        figures.put(
                "ratioHandshakeP99",
                Report.ratio(sums.handshakes.percentile(99), first.handshakes.percentile(99)));
        figures.put("ratioAccepted", Report.ratio(sums.perSecond(), first.perSecond()));
        figures.put("ratioAcceptedPerCpu", Report.ratio(sums.perCpuSecond(), first.perCpuSecond()));
        return figures;
    }
}
