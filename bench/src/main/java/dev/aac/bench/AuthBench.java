package dev.aac.bench;

import dev.aac.bench.PacedLoad.Asked;
import dev.aac.e2e.client.AacClient;
import dev.aac.e2e.client.Account;
import dev.aac.e2e.client.Member;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A storm of sign-ins with the right password against the time that one hash takes on one core, and
 * what others who read meanwhile feel of it.
 */
final class AuthBench {

    private static final int ACCOUNTS = 16;
    private static final int READERS = 10;
    private static final int READS_PER_SECOND = 50;
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration STORM = Duration.ofSeconds(20);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<Member> members;
    private final Target target;
    private final double hashSeconds;
    private final Report report;

    /**
     * @param members makes one of an organization of its own
     * @param hashSeconds what one bcrypt hash takes on one core
     */
    AuthBench(Supplier<Member> members, Target target, double hashSeconds, Report report) {
        this.members = members;
        this.target = target;
        this.hashSeconds = hashSeconds;
        this.report = report;
    }

    void run() throws Exception {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(members.get().account());
        }
        URI service = URI.create(target.producerUrl());
        String token = accounts.getFirst().token();
        try (PacedLoad readers = new PacedLoad(service, token, READERS)) {
            read(readers, CALM);
            Samples calm = read(readers, CALM);
            Storm storm = new Storm(service, accounts);
            ProcessCost server = new ProcessCost(target.producerPid());
            Duration cpuBefore = server.cpu();
            long began = System.nanoTime();
            storm.begin();
            Samples stormy = read(readers, STORM);
            long signIns = storm.end();
            double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
            double cpuSeconds = server.cpu().minus(cpuBefore).toMillis() / 1_000.0;
            int cores = Runtime.getRuntime().availableProcessors();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("signIns", signIns);
            figures.put("signInsPerSecond", tenths(signIns / seconds));
            figures.put("coresByHashTime", tenths(cores / hashSeconds));
            figures.put("ratio", Report.ratio(signIns / seconds, cores / hashSeconds));
            figures.put(
                    "ratioPerServerCpuSecond", Report.ratio(signIns / cpuSeconds, 1 / hashSeconds));
            figures.put("readP95MsCalm", calm.percentile(95));
            figures.put("readP95MsInStorm", stormy.percentile(95));
            report.line("auth", "storm of sign-ins (P3)", figures);
        }
    }

    private static Samples read(PacedLoad readers, Duration lasting) throws InterruptedException {
        return readers.run(READS_PER_SECOND, lasting, _ -> Asked.get("/api/executions?limit=50"));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Everybody signs in, again and again. */
    private static final class Storm {

        private final AacClient client;
        private final List<Account> accounts;
        private final AtomicBoolean over = new AtomicBoolean();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<Integer>> counts = new ArrayList<>();

        Storm(URI service, List<Account> accounts) {
            this.client = new AacClient(service);
            this.accounts = accounts;
        }

        void begin() {
            accounts.forEach(account -> counts.add(threads.submit(() -> signIns(account))));
        }

        /** Returns how many there were, when the last is through. */
        long end() throws Exception {
            over.set(true);
            long sum = 0;
            for (Future<Integer> count : counts) {
                sum += count.get();
            }
            threads.close();
            return sum;
        }

        private int signIns(Account account) {
            int done = 0;
            while (!over.get()) {
                if (client.logIn(account.email(), account.password()) == null) {
                    throw new IllegalStateException("the right password was refused");
                }
                done++;
            }
            return done;
        }
    }
}
