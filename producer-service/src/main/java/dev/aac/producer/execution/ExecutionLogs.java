package dev.aac.producer.execution;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;

/**
 * The lines of each attempt, apart from the execution. Same threads and errors as {@link
 * Executions}.
 */
public interface ExecutionLogs {

    /** Most lines in one answer. */
    int READ_MAX = 5_000;

    /** Most characters of text in one answer; one line is always answered. */
    int READ_CHARS_MAX = 4 * 1024 * 1024;

    /**
     * Stores one batch; the same batch again changes nothing. Batches may come in any order. Times
     * are kept to the millisecond.
     *
     * @param lines consecutive, at least one and at most {@link Fact.LogLines#LINES_MAX}
     */
    void append(OrganizationScope scope, RunRef run, List<LogLine> lines);

    /**
     * Lines from that number on, in order, as far as they are stored without a gap. Fewer than the
     * limit does not mean that there are no more: see {@link #READ_CHARS_MAX}. None does.
     *
     * @param fromSeq from 1
     * @param limit 1 to {@value #READ_MAX}
     */
    List<LogLine> read(OrganizationScope scope, RunRef run, long fromSeq, int limit);

    /**
     * The end of the log as text, whole lines, each ended by {@code \n}.
     *
     * @param bytesMax in UTF-8
     */
    String tail(OrganizationScope scope, RunRef run, int bytesMax);

    /**
     * Removes the lines of all attempts of that execution; those of another one that has the same
     * name by now stay.
     */
    void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId);
}
