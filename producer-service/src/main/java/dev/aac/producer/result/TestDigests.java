package dev.aac.producer.result;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;

/**
 * Which tests stood out, attempt by attempt. One document an attempt is what makes it cheap to ask
 * about all of an organization's tests: an index over its test cases would be one more entry for
 * each of them. Same threads and errors as {@link ReportListing}.
 */
public interface TestDigests {

    /** Most attempts one call answers. */
    int ANSWER_MAX = 200;

    /** Keeps it, unless there is one of that attempt. */
    void add(OrganizationScope scope, AttemptDigest digest);

    /**
     * Attempts that ended then or later, the last first; their flaky tests are left out.
     *
     * @param limit 1 to {@value #ANSWER_MAX}
     */
    List<AttemptDigest> latest(OrganizationScope scope, Instant since, int limit);

    /**
     * Those of them that have flaky tests, the last first; their slowest tests are left out.
     *
     * @param limit 1 to {@value #ANSWER_MAX}
     */
    List<AttemptDigest> latestFlaky(OrganizationScope scope, Instant since, int limit);

    /** Removes those of all attempts of an execution. */
    void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId);
}
