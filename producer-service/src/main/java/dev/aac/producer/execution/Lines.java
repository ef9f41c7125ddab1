package dev.aac.producer.execution;

import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The organizations' waiting lines. A short one is read anew each time, a long one now and then.
 */
@Singleton
public class Lines {

    /** From so many on a line is remembered. */
    static final int LONG = 100;

    /** For so long, whoever asks. */
    static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** From then on somebody reads it anew, before the others have to wait for that. */
    static final Duration FRESH = Duration.ofMillis(700);

    private final Executions executions;
    private final RecentReadings<WaitingLine> lines = new RecentReadings<>(FRESH, REMEMBERED);
    private final RecentReadings<Counted> counted = new RecentReadings<>(FRESH, REMEMBERED);

    public Lines(Executions executions) {
        this.executions = executions;
    }

    /** One far back in a line, and how many are before it. */
    private record Counted(Waiting waiting, int before) {}

    WaitingLine of(OrganizationScope scope) {
        WaitingLine line = lines.of(scope, () -> executions.line(scope));
        if (line.first().size() < LONG) {
            lines.forget(scope);
        }
        return line;
    }

    /**
     * See {@link Executions#countBefore}. Whoever stands behind one that was counted a moment ago
     * is counted from there on: pages of the newest are looked at all the time, and all of a long
     * line is before them.
     */
    int countBefore(OrganizationScope scope, Waiting waiting, int max) {
        Counted mark =
                counted.of(
                        scope,
                        () -> new Counted(waiting, executions.countBefore(scope, waiting, max)));
        int order = Waiting.SERVED_FIRST.compare(mark.waiting(), waiting);
        if (order > 0) {
            return executions.countBefore(scope, waiting, max);
        }
        if (order == 0 || mark.before() >= max) {
            return mark.before();
        }
        int since = executions.countBetween(scope, mark.waiting(), waiting, max - mark.before());
        return mark.before() + since;
    }
}
