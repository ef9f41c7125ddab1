package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How long several things take, each timed once a round, in a random order: what else the machine
 * does, and what one leaves to be done after it, meets each alike.
 *
 * @param <K> what is timed
 */
final class TimedRounds<K> {

    /** Does it once. */
    @FunctionalInterface
    interface Timing {

        /**
         * @return nanoseconds
         */
        long take() throws Exception;
    }

    private final K reference;
    private final K measure;
    private final List<Map<K, Long>> rounds = new ArrayList<>();
    private final Random random = new Random();

    /**
     * @param reference what the others are compared with
     * @param measure of the difference, and compared with nothing
     */
    TimedRounds(K reference, K measure) {
        this.reference = reference;
        this.measure = measure;
    }

    void add(Map<K, Timing> timings) throws Exception {
        List<Map.Entry<K, Timing>> order = new ArrayList<>(timings.entrySet());
        Collections.shuffle(order, random);
        Map<K, Long> round = new HashMap<>();
        for (Map.Entry<K, Timing> each : order) {
            round.put(each.getKey(), each.getValue().take());
        }
        rounds.add(round);
    }

    int count() {
        return rounds.size();
    }

    /** The most that any one differs from the reference, as a part of the measure. */
    double apart() {
        return compared().stream().mapToDouble(each -> Math.abs(apart(each))).max().orElse(0);
    }

    /** The median over the rounds, of which each compares what was timed within one moment. */
    private double apart(K other) {
        double difference =
                median(
                        rounds.stream()
                                .map(round -> nanos(round, other) - nanos(round, reference))
                                .toList());
        return difference / median(rounds.stream().map(round -> nanos(round, measure)).toList());
    }

    private Set<K> compared() {
        Set<K> compared = new HashSet<>(rounds.getFirst().keySet());
        compared.remove(reference);
        compared.remove(measure);
        return compared;
    }

    private static <K> long nanos(Map<K, Long> round, K thing) {
        return requireNonNull(round.get(thing), "not in each round");
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (K each : compared()) {
            text.append("%s %+.1f %%, ".formatted(each, 100 * apart(each)));
        }
        double measured = median(rounds.stream().map(round -> nanos(round, measure)).toList());
        return text.append("of %.1f ms".formatted(measured / 1e6)).toString();
    }
}
