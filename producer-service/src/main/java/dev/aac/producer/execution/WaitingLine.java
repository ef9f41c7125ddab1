package dev.aac.producer.execution;

import java.util.List;

/**
 * How an organization's executions stand in line.
 *
 * @param live how many are sent or held
 * @param first those that wait, the one that is sent next first; the beginning of a long line
 */
public record WaitingLine(int live, List<Dispatch.Waiting> first) {

    public WaitingLine {
        first = List.copyOf(first);
    }

    /** Whether nobody waits behind those it shows. */
    boolean isWhole() {
        return first.size() < Executions.LINE_MAX;
    }
}
