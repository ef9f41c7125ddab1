package dev.aac.producer.platform.broker;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a queue are answered.
 *
 * @param type of the requests
 * @param lanes how many are worked on at once, on virtual threads
 * @param order requests with an equal key are worked on in the order they came; null where order
 *     does not matter
 * @param answer makes the answer; what it does must bear repetition
 * @param temporary which of its failures will pass, so that it is tried until they do
 */
public record Served<Q>(
        String queue,
        Class<Q> type,
        int lanes,
        @Nullable Function<Q, Object> order,
        Function<Q, Object> answer,
        Predicate<RuntimeException> temporary) {

    public Served {
        if (lanes < 1) {
            throw new IllegalArgumentException("a server needs a lane");
        }
    }
}
