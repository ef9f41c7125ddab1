package dev.aac.producer.execution.ingest;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.job.ClaimAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counts the answers that workers get from this replica. Safe for all threads. */
@Singleton
public class IngestMetrics {

    private static final String ACCEPTED = "accepted";
    private static final String NOT_YOURS = "not_yours";

    private final MeterRegistry registry;
    private final Counter granted;
    private final Map<ClaimAnswer.Reason, Counter> refused =
            new EnumMap<>(ClaimAnswer.Reason.class);
    private final Counters started;
    private final Counters logLines;
    private final Counters exited;
    private final Counters aborted;

    /** Of one kind of fact. */
    private record Counters(Counter accepted, Counter notYours) {}

    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.granted = registry.counter("aac.claims.granted");
        for (ClaimAnswer.Reason reason : ClaimAnswer.Reason.values()) {
            refused.put(reason, registry.counter("aac.claims.refused", "reason", reason.name()));
        }
        this.started = facts("started");
        this.logLines = facts("log_lines");
        this.exited = facts("exited");
        this.aborted = facts("aborted");
    }

    private Counters facts(String kind) {
        return new Counters(facts(kind, ACCEPTED), facts(kind, NOT_YOURS));
    }

    private Counter facts(String kind, String answer) {
        return registry.counter("aac.facts.answered", "fact", kind, "answer", answer);
    }

    /** Takes note of the answer to a claim. */
    ClaimAnswer counted(ClaimAnswer answer) {
        Counter counter =
                switch (answer) {
                    case ClaimAnswer.Granted _ -> granted;
                    case ClaimAnswer.Refused(var reason) -> refused.get(reason);
                };
        if (counter != null) {
            counter.increment();
        }
        return answer;
    }

    /** Takes note of the answer to a fact. */
    FactAnswer counted(Fact fact, FactAnswer answer) {
        Counters counters =
                switch (fact) {
                    case Fact.Started _ -> started;
                    case Fact.LogLines _ -> logLines;
                    case Fact.Exited _ -> exited;
                    case Fact.Aborted _ -> aborted;
                };
        switch (answer) {
            case FactAnswer.Accepted _ -> counters.accepted().increment();
            case FactAnswer.NotYours _ -> counters.notYours().increment();
        }
        return answer;
    }
}
