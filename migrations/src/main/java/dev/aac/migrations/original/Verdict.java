package dev.aac.migrations.original;

import dev.aac.contract.live.ExecutionStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended, for all of them have.
 *
 * @param outcome of its only attempt
 * @param reason why there is no verdict, when its own status does not say
 */
record Verdict(ExecutionStatus status, String outcome, @Nullable String reason) {

    static final String INTERRUPTED = "interrupted by migration";

    static Verdict of(@Nullable String status) {
        return switch (status == null ? "" : status.strip().toUpperCase(Locale.ROOT)) {
            case "PASSED" -> new Verdict(ExecutionStatus.PASSED, "PASSED", null);
            case "UNSTABLE" -> new Verdict(ExecutionStatus.UNSTABLE, "PASSED", null);
            // It had failed already; only the reason was being looked for.
            case "FAILED", "ANALYZING" -> new Verdict(ExecutionStatus.FAILED, "FAILED", null);
            case "CANCELLED" -> new Verdict(ExecutionStatus.CANCELLED, "CANCELLED", null);
            case "ERROR" -> new Verdict(ExecutionStatus.ERROR, "ERROR", null);
            case "PENDING", "RUNNING" -> new Verdict(ExecutionStatus.ERROR, "LOST", INTERRUPTED);
            default ->
                    new Verdict(
                            ExecutionStatus.ERROR,
                            "ERROR",
                            "its status was not known when it was migrated");
        };
    }

    boolean isInterruption() {
        return INTERRUPTED.equals(reason);
    }

    /** Whether a container must have run for it. */
    boolean tellsOfARun() {
        return switch (status) {
            case PASSED, UNSTABLE, FAILED -> true;
            case PENDING, RUNNING, ANALYZING, ERROR, CANCELLED -> false;
        };
    }
}
