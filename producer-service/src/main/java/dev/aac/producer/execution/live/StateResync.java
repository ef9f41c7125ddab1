package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads the states of a room's executions again after events may have been lost: the newest ones,
 * and those that the room told of and that had not ended then, however old they are. Asks until the
 * store answers. Used only within its room's mailbox.
 */
final class StateResync {

    /** How many of the newest executions are read again. */
    static final int NEWEST_MAX = 100;

    /** How many of the others; in a long line those behind will be told when they move. */
    static final int OPEN_MAX = 1_000;

    /** An end that long ago was told before events were lost. */
    static final Duration LOOK_BACK = Duration.ofMinutes(5);

    /** After so many tries in vain, ten minutes, the next lost event begins anew. */
    static final int TRIES_MAX = 600;

    private static final Duration RETRY_PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(StateResync.class);

    private final RoomTools tools;
    private final ExecutionVersions versions;
    private final Consumer<LiveNews.Changed> tell;
    private boolean reading;
    private boolean askedMeanwhile;
    private int tries;

    /**
     * @param tell is given each state; what was told before is known by its version
     */
    StateResync(RoomTools tools, ExecutionVersions versions, Consumer<LiveNews.Changed> tell) {
        this.tools = tools;
        this.versions = versions;
        this.tell = tell;
    }

    void start() {
        tries = 0;
        if (reading) {
            askedMeanwhile = true;
        } else {
            reading = true;
            readNewest();
        }
    }

    private void readNewest() {
        askedMeanwhile = false;
        tools.reads()
                .newestExecutions(NEWEST_MAX, read -> tools.mailbox().post(() -> newest(read)));
    }

    private void newest(StateRead read) {
        switch (read) {
            case StateRead.Failed() -> tryAgain();
            case StateRead.Found(var found) -> {
                Instant lookBack = tools.clock().instant().minus(LOOK_BACK);
                found.stream()
                        .filter(each -> !isOld(each, lookBack) || versions.knows(each.runId()))
                        .forEach(this::tell);
                List<TaskId> others = openOnesBut(found);
                if (others.isEmpty()) {
                    done();
                } else {
                    tools.reads()
                            .executions(others, next -> tools.mailbox().post(() -> others(next)));
                }
            }
        }
    }

    private void others(StateRead read) {
        switch (read) {
            case StateRead.Failed() -> tryAgain();
            case StateRead.Found(var found) -> {
                found.forEach(this::tell);
                done();
            }
        }
    }

    private void tell(Execution execution) {
        tell.accept(Updates.read(execution));
    }

    private List<TaskId> openOnesBut(List<Execution> found) {
        Set<RunId> seen = found.stream().map(Execution::runId).collect(Collectors.toSet());
        return versions.open().stream()
                .filter(run -> !seen.contains(run.runId()))
                .limit(OPEN_MAX)
                .map(RunRef::taskId)
                .toList();
    }

    private static boolean isOld(Execution execution, Instant lookBack) {
        Instant end = execution.progress().result().endTime();
        return execution.status().isFinal() && (end == null || end.isBefore(lookBack));
    }

    private void tryAgain() {
        if (tries == TRIES_MAX) {
            LOG.warn("Live: the states of executions could not be read again");
            reading = false;
        } else {
            tools.later(
                    BackOffs.pause(RETRY_PAUSE_FIRST, RETRY_PAUSE_MAX, tries), this::readNewest);
            tries++;
        }
    }

    private void done() {
        if (askedMeanwhile) {
            readNewest();
        } else {
            reading = false;
        }
    }
}
