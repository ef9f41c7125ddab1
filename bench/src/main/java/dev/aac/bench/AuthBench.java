package dev.aac.bench;

import dev.aac.bench.PacedLoad.Asked;
import dev.aac.e2e.client.Account;
import dev.aac.e2e.client.HttpApi;
import dev.aac.e2e.client.Member;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
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
        try (PacedLoad readers = new PacedLoad(service, token, READERS, PacedLoad.ANSWER_LIMIT)) {
            read(readers, CALM);
            PacedLoad.Answers calm = read(readers, CALM);
            ProcessCost server = new ProcessCost(target.producerPid());
            ProcessCost store = new ProcessCost(target.storePid());
            Duration serverBefore = server.cpu();
            Duration storeBefore = store.cpu();
            Storm storm = Storm.begin(service, accounts, STORM);
            PacedLoad.Answers stormy = read(readers, STORM);
            Storm.Count count = storm.end();
            Map<String, Object> figures = new LinkedHashMap<>(signIns(count));
            figures.put("producerCpuSeconds", tenths(seconds(server.cpu().minus(serverBefore))));
            figures.put("storeCpuSeconds", tenths(seconds(store.cpu().minus(storeBefore))));
            figures.put("readP50MsCalm", calm.times().percentile(50));
            figures.put("readP95MsCalm", calm.times().percentile(95));
            figures.put("unansweredCalm", calm.unanswered());
            figures.put("readP50MsInStorm", stormy.times().percentile(50));
            figures.put("readP95MsInStorm", stormy.times().percentile(95));
            figures.put("unansweredInStorm", stormy.unanswered());
            report.line("auth", "storm of sign-ins (P3)", figures);
        }
    }

    private Map<String, Object> signIns(Storm.Count count) {
        double perSecond = count.signIns() / seconds(count.took());
        double floor = Runtime.getRuntime().availableProcessors() / hashSeconds;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("signIns", count.signIns());
        figures.put("notLetIn", count.notLetIn());
        figures.put("signInsPerSecond", tenths(perSecond));
        figures.put("coresByHashTime", tenths(floor));
        figures.put("ratio", Report.ratio(perSecond, floor));
        return figures;
    }

    private static PacedLoad.Answers read(PacedLoad readers, Duration lasting)
            throws InterruptedException {
        return readers.run(READS_PER_SECOND, lasting, _ -> Asked.get("/api/executions?limit=50"));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Everybody signs in, again and again, for a time; whoever is not let in tries again. */
    private static final class Storm {

        private final HttpApi api;
        private final long began = System.nanoTime();
        private final Duration lasting;
        private final AtomicLong signIns = new AtomicLong();
        private final AtomicLong notLetIn = new AtomicLong();
        private final AtomicLong took = new AtomicLong();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        /**
         * What came of it.
         *
         * @param notLetIn answers that were refusals, and requests that nobody answered in time
         */
        record Count(long signIns, long notLetIn, Duration took) {}

        private Storm(URI service, Duration lasting) {
            this.api = new HttpApi(service);
            this.lasting = lasting;
        }

        static Storm begin(URI service, List<Account> accounts, Duration lasting) {
            Storm storm = new Storm(service, lasting);
            accounts.forEach(account -> storm.threads.execute(() -> storm.signIn(account)));
            return storm;
        }

        /** Waits for the last one. */
        Count end() {
            threads.close();
            return new Count(signIns.get(), notLetIn.get(), Duration.ofNanos(took.get()));
        }

        private void signIn(Account account) {
            String body =
                    "{\"email\":\"%s\",\"password\":\"%s\"}"
                            .formatted(account.email(), account.password());
            while (System.nanoTime() - began < lasting.toNanos()) {
                (isLetIn(body) ? signIns : notLetIn).incrementAndGet();
            }
            took.accumulateAndGet(System.nanoTime() - began, Math::max);
        }

        private boolean isLetIn(String body) {
            try {
                return api.send("POST", "/api/auth/login", null, body).status() == 200;
            } catch (UncheckedIOException _) {
                return false;
            }
        }
    }
}
