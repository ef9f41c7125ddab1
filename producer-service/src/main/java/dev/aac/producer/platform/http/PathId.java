package dev.aac.producer.platform.http;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ThingNotFound;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How paths name a kind of thing. One that cannot exist ends like one that does not.
 *
 * @param form whether a segment can be an id
 * @param id makes one of a segment that can be
 * @param missing what is said of one that is not there
 */
public record PathId<T>(Predicate<String> form, Function<String, T> id, FixedProblem missing) {

    /**
     * @throws ThingNotFound for a segment that names nothing
     */
    public T of(String segment) {
        if (!form.test(segment)) {
            throw new ThingNotFound(missing);
        }
        return id.apply(segment);
    }
}
