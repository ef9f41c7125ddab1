package dev.aac.worker.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.worker.mask.SecretMask;
import dev.aac.worker.platform.broker.BrokerJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What masking costs: lines a second through the pump, each batch written as the message that
 * leaves the worker, with no secrets and with many, by turns in one run. The medians of many
 * rounds, and the costs against no secrets. Frames are of 16 KiB, as the engine gives them. {@code
 * ./aac bench masking} runs it.
 */
final class MaskingBench {

    private static final LogCap ENOUGH = new LogCap(Long.MAX_VALUE);
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 6;
    private static final int LINES = 400_000;
    private static final int FRAME_LINES = 250;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final Random RANDOM = new Random(7);

    private MaskingBench() {}

    /** What is masked while a log without any of it passes. */
    private enum Case {
        NO_SECRETS(SecretMask.NONE),
        TEN_TOKENS(SecretMask.of(tokens(10, 40))),
        HUNDRED_TOKENS(SecretMask.of(tokens(100, 40))),
        KEY_FILE(SecretMask.of(List.of(keyFile())));

        @SuppressWarnings("ImmutableEnumChecker") // It is; its class does not say so.
        private final SecretMask mask;

        Case(SecretMask mask) {
            this.mask = mask;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        byte[] frame = frame();
        Map<Case, List<Double>> perSecond = new EnumMap<>(Case.class);
        for (Case each : Case.values()) {
            perSecond.put(each, new ArrayList<>());
        }
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Case each : Case.values()) {
                double measured = linesPerSecond(each.mask, frame);
                if (round >= 0) {
                    figures(perSecond, each).add(measured);
                }
            }
        }
        double without = median(figures(perSecond, Case.NO_SECRETS));
        for (Case each : Case.values()) {
            double with = median(figures(perSecond, each));
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"masking\",\"secrets\":\"%s\",\"linesPerSecond\":%.0f,"
                            + "\"costPercent\":%.1f}%n",
                    each.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    with,
                    PERCENT * (1 - with / without));
        }
    }

    private static double linesPerSecond(SecretMask mask, byte[] frame)
            throws InterruptedException {
        WritingSink sink = new WritingSink();
        long start = System.nanoTime();
        try (LogPump pump = LogPump.to(sink, mask, ENOUGH, Clock.systemUTC())) {
            for (int i = 0; i < LINES / FRAME_LINES; i++) {
                pump.accept(LogStream.STDOUT, frame);
            }
            pump.finish();
        }
        if (sink.bytes < (long) LINES / FRAME_LINES * frame.length) {
            throw new IllegalStateException("lines are missing");
        }
        return LINES * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    private static byte[] frame() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < FRAME_LINES; i++) {
            lines.append(
                    "2026-01-02T03:04:05.%03dZ INFO  [suite] test case %05d: passed in %d ms\n"
                            .formatted(i, i * 37, RANDOM.nextInt(2_000)));
        }
        return lines.toString().getBytes(UTF_8);
    }

    private static List<String> tokens(int count, int length) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(letters(length));
        }
        return tokens;
    }

    private static String keyFile() {
        StringBuilder file = new StringBuilder("-----BEGIN PRIVATE KEY-----\n");
        for (int i = 0; i < 26; i++) {
            file.append(letters(64)).append('\n');
        }
        return file.append("-----END PRIVATE KEY-----\n").toString();
    }

    private static String letters(int count) {
        String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(all.charAt(RANDOM.nextInt(all.length())));
        }
        return letters.toString();
    }

    private static List<Double> figures(Map<Case, List<Double>> all, Case which) {
        return requireNonNull(all.get(which));
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    /** Answers at once, when the message is written. */
    private static final class WritingSink implements BatchSink {

        private long bytes;

        @Override
        public void send(List<LogLine> lines, Runnable answered) {
            bytes += BrokerJson.write(lines).length;
            answered.run();
        }
    }
}
