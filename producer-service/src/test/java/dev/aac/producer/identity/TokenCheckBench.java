package dev.aac.producer.identity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the check of an access token costs in the code that every request passes, for one that was
 * seen before and for a new one, against a bare HMAC and a bare SHA-256, by which a token is
 * remembered, over the same bytes; and what a password's hash takes, alone and on all cores. {@code
 * ./aac bench auth} runs it and prints its line.
 */
final class TokenCheckBench {

    private static final int ROUNDS = 25;
    private static final int WARM_UP_ROUNDS = 100;
    private static final int TOKENS = 600;
    private static final int HASHES = 40;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String COST = "10";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SessionWorld.Replica replica = new SessionWorld().replica();
    private final AccessToken token = replica.tokens.verify(replica.open().access()).orElseThrow();
    private final Mac mac;
    private final MessageDigest sha256;

    private TokenCheckBench() throws GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        SigningSecret.random().value().getBytes(StandardCharsets.UTF_8),
                        "HmacSHA256"));
        sha256 = MessageDigest.getInstance("SHA-256");
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new TokenCheckBench().figures());
    }

    private String figures() throws InterruptedException, ExecutionException {
        double[] seen = new double[ROUNDS];
        double[] fresh = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        double[] digests = new double[ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            List<String> tokens = newTokens();
            double freshMicros = microsEach(tokens, this::check);
            double seenMicros = microsEach(tokens, this::check);
            double bareMicros = microsEach(tokens, this::mac);
            double digestMicros = microsEach(tokens, this::digest);
            if (round >= 0) {
                fresh[round] = freshMicros;
                seen[round] = seenMicros;
                bare[round] = bareMicros;
                digests[round] = digestMicros;
            }
        }
        double floor = median(bare);
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"auth\",\"what\":\"token check (P4)\",\"seenMicros\":%.2f,"
                        + "\"newMicros\":%.2f,\"hmacMicros\":%.2f,\"sha256Micros\":%.2f,"
                        + "\"tokenBytes\":%d,\"ratioSeen\":%.2f,"
                        + "\"ratioNew\":%.2f,\"hashMs\":%.2f,\"hashMsOnAllCores\":%.2f}",
                median(seen),
                median(fresh),
                floor,
                median(digests),
                replica.tokens.issue(token).length(),
                median(seen) / floor,
                median(fresh) / floor,
                hashMillis(1),
                hashMillis(Runtime.getRuntime().availableProcessors()));
    }

    private List<String> newTokens() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            tokens.add(replica.tokens.issue(token));
        }
        return tokens;
    }

    private int check(String text) {
        return replica.authentication.authenticate(text) instanceof Identification.Known ? 1 : 0;
    }

    private int mac(String text) {
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8)).length == 32 ? 1 : 0;
    }

    private int digest(String text) {
        return sha256.digest(text.getBytes(StandardCharsets.UTF_8)).length == 32 ? 1 : 0;
    }

    /**
     * By the time that this thread had a processor: what else runs on the machine does not count.
     */
    private static double microsEach(List<String> tokens, ToIntFunction<String> check) {
        long began = THREADS.getCurrentThreadCpuTime();
        int good = 0;
        for (String text : tokens) {
            good += check.applyAsInt(text);
        }
        long took = THREADS.getCurrentThreadCpuTime() - began;
        if (good != tokens.size()) {
            throw new IllegalStateException("a good token was refused");
        }
        return took / NANOS_PER_MICRO / tokens.size();
    }

    /** One hash, while so many are made at once. */
    private static double hashMillis(int atOnce) throws InterruptedException, ExecutionException {
        PasswordHashing hashing = new PasswordHashing(COST);
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            PasswordHash hash = hashing.hash("Correct-Horse-7");
            List<Future<Double>> medians = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                medians.add(threads.submit(() -> hashMillis(hashing, hash)));
            }
            double slowest = 0;
            for (Future<Double> each : medians) {
                slowest = Math.max(slowest, each.get());
            }
            return slowest;
        } finally {
            hashing.close();
        }
    }

    private static double hashMillis(PasswordHashing hashing, PasswordHash hash) {
        double[] millis = new double[HASHES];
        for (int i = 0; i < HASHES; i++) {
            long began = System.nanoTime();
            if (!hashing.matches("Correct-Horse-7", hash)) {
                throw new IllegalStateException("the right password was refused");
            }
            millis[i] = (System.nanoTime() - began) / NANOS_PER_MILLI;
        }
        return median(millis);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
