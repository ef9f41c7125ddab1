package dev.aac.producer.result;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The test cases of all attempts. Same threads and errors as {@link ReportListing}. */
public interface TestResults {

    /** Most test cases of one file. */
    int FILE_CASES_MAX = 50_000;

    /** Most test cases in one page. */
    int PAGE_MAX = 500;

    /** Most cases of one test that are looked at. */
    int SEEN_MAX = 500;

    /** A test case and where it stands in its attempt; positions rise, with gaps. */
    record Placed(long position, TestCase test) {}

    /** A test case and the attempt it is of. */
    record Seen(TaskId taskId, RunId runId, int attempt, TestCase test) {}

    /**
     * Keeps the test cases of one file; once more changes nothing.
     *
     * @param file number within the attempt, from 1
     * @param tests at most {@value #FILE_CASES_MAX}
     */
    void add(OrganizationScope scope, RunRef run, int file, List<TestCase> tests);

    /**
     * Test cases of an attempt, in the order of its files.
     *
     * @param outcome null for all
     * @param after position of the last one of the page before, or 0
     * @param limit 1 to {@value #PAGE_MAX} and one more, which tells whether the list goes on
     */
    List<Placed> page(
            OrganizationScope scope,
            RunRef run,
            @Nullable TestOutcome outcome,
            long after,
            int limit);

    TestCounts counts(OrganizationScope scope, RunRef run);

    /** The last attempt that has test cases; empty when none has. */
    Optional<Integer> lastAttempt(OrganizationScope scope, TaskId taskId, RunId runId);

    /**
     * Those of these tests that failed, or had an error, in an attempt of the execution before this
     * one.
     *
     * @param tests at most {@value #PAGE_MAX}; suite and name say which test it is
     */
    Set<TestCase> failedBefore(OrganizationScope scope, RunRef attempt, Collection<TestCase> tests);

    /**
     * A test in all executions of the organization, in the order in which its cases were kept, the
     * last first; without their messages.
     *
     * @param key see {@link TestCase#key}
     * @param limit 1 to {@value #SEEN_MAX}
     */
    List<Seen> latest(OrganizationScope scope, String key, int limit);

    /** Removes the test cases of all attempts of an execution. */
    void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId);
}
