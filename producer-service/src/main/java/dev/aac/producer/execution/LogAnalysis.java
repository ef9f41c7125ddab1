package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.RuleAnalyser;
import dev.aac.producer.analysis.RuleReading;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the whole log of a failed attempt, page by page, for the rules. Blocks meanwhile. */
@Singleton
public class LogAnalysis {

    /**
     * What came of reading a log.
     *
     * @param firstClue the first line that looks like an error; 0 when there is none
     */
    record Read(Analysis analysis, long firstClue) {}

    /** Said when the log could not be read in time. */
    static final Analysis TOO_SLOW =
            new Analysis.Failed("The analysis took too long: the log could not be read in time.");

    /** Said when a rule threw: a fault of ours, not of the run. */
    static final Analysis BROKEN =
            new Analysis.Failed("The analyser failed on this log; the verdict stands.");

    private static final Logger LOG = Logger.getLogger(LogAnalysis.class);

    private final ExecutionLogs logs;
    private final AnalysisSettings settings;
    private final Clock clock;

    public LogAnalysis(ExecutionLogs logs, AnalysisSettings settings, Clock clock) {
        this.logs = logs;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isOn() {
        return settings.isOn();
    }

    /**
     * @param execution whose last attempt has failed
     * @param until when it gives up, between two pages
     */
    Read of(OrganizationScope scope, Execution execution, Instant until) {
        RunRef run = execution.currentRun();
        RuleReading reading = RuleAnalyser.begin();
        long next = 1;
        while (clock.instant().isBefore(until)) {
            List<LogLine> page = logs.read(scope, run, next, ExecutionLogs.READ_MAX);
            Optional<Analysis> last = read(reading, page, exitCode(execution));
            if (last.isPresent()) {
                return new Read(last.get(), reading.firstClue());
            }
            next = page.getLast().seq() + 1;
        }
        return new Read(TOO_SLOW, reading.firstClue());
    }

    /** What came of it, once there are no more lines or a rule threw. */
    private static Optional<Analysis> read(RuleReading reading, List<LogLine> page, int exitCode) {
        try {
            page.forEach(reading::accept);
            return page.isEmpty()
                    ? Optional.of(new Analysis.Explained(reading.finding(exitCode)))
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.error("The analyser failed on a log", broken);
            return Optional.of(BROKEN);
        }
    }

    private static int exitCode(Execution execution) {
        Integer code = execution.progress().result().exitCode();
        if (code == null) {
            throw new IllegalArgumentException("it did not end by itself");
        }
        return code;
    }
}
