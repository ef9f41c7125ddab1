package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why single tests of an attempt failed, as far as somebody has read their results. Blocks for some
 * calls to the store and throws as {@link Executions} does.
 */
public interface TestFailures {

    /**
     * A test that did not pass.
     *
     * @param suite may be empty
     * @param message as its framework says it; absent when it says nothing
     */
    record TestFailure(String suite, String name, @Nullable String message) {

        public TestFailure {
            requireNonNull(suite, "suite is null");
            requireNonNull(name, "name is null");
        }
    }

    /**
     * The first ones, in the order of the files they are in.
     *
     * @param limit from 1 to 100
     */
    List<TestFailure> first(OrganizationScope scope, RunRef run, int limit);
}
