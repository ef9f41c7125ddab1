package dev.aac.producer.result;

import static java.util.Objects.requireNonNull;

/**
 * Which test, in whatever execution.
 *
 * @param key see {@link TestCase#key}
 */
public record TestName(String key, String suite, String name) {

    public TestName {
        requireNonNull(key, "key is null");
        requireNonNull(suite, "suite is null");
        requireNonNull(name, "name is null");
    }

    static TestName of(TestCase test) {
        return new TestName(test.key(), test.suite(), test.name());
    }
}
