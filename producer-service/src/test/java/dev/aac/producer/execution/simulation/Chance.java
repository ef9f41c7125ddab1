package dev.aac.producer.execution.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** The only source of randomness in a simulation. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0 to the bound, exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From the least to the most, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True once in so many times; 0 is never. */
    boolean oneIn(int times) {
        return times > 0 && below(times) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
