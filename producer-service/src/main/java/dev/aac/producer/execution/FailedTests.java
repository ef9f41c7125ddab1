package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;

/**
 * Which single tests of an execution failed, as far as somebody has read their results. Blocks for
 * some calls to the store and throws as {@link Executions} does.
 */
public interface FailedTests {

    /** Most that are told; of an execution with more none are. */
    int MAX = 1_000;

    /**
     * A test as its framework calls it.
     *
     * @param suite may be empty
     */
    record FailedTest(String suite, String name) {

        public FailedTest {
            requireNonNull(suite, "suite is null");
            requireNonNull(name, "name is null");
        }
    }

    /**
     * Those of the last attempt that has results, each once.
     *
     * @return none when nothing is known, nothing failed, or more than {@value #MAX} did
     */
    List<FailedTest> of(OrganizationScope scope, Execution execution);
}
