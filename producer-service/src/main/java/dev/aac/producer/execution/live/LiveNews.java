package dev.aac.producer.execution.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.live.LiveEvent.ExecutionUpdated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replica tells the rooms of one organization, here and on the other replicas. Order and
 * repetition do not matter.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiveNews.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = LiveNews.Gone.class, name = "gone"),
    @JsonSubTypes.Type(value = LiveNews.Stored.class, name = "stored")
})
sealed interface LiveNews {

    /** The attempt it is about; for an execution, the current one. */
    RunRef run();

    /** Roughly how many characters it holds, for bounds in memory. */
    @JsonIgnore
    long weight();

    /**
     * An execution has a new version.
     *
     * @param changes what a person sees of the change, or null when there is nothing to see
     * @param whole all that a person sees
     * @param log what is known of the current attempt's lines
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            RunRef run, @Nullable ExecutionUpdated changes, ExecutionUpdated whole, LogState log)
            implements LiveNews {

        private static final long WEIGHT = 1_000;
        private static final long ANALYSIS_WEIGHT = 8_000;

        public Changed {
            requireNonNull(run, "run is null");
            requireNonNull(whole, "whole is null");
            requireNonNull(log, "log is null");
        }

        @Override
        public long weight() {
            return whole.analysis() == null ? WEIGHT : WEIGHT + ANALYSIS_WEIGHT;
        }
    }

    /**
     * What an execution says about its current attempt's lines.
     *
     * @param empty whether the attempt had not started before this version, so that no line was
     *     seen yet
     * @param lines how many there are when the attempt is over, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LogState(boolean empty, @Nullable Long lines) {}

    /** An execution was deleted. */
    record Gone(RunRef run, ExecutionUpdated last) implements LiveNews {

        private static final long WEIGHT = 500;

        public Gone {
            requireNonNull(run, "run is null");
            requireNonNull(last, "last is null");
        }

        @Override
        public long weight() {
            return WEIGHT;
        }
    }

    /**
     * Lines were stored.
     *
     * @param lines consecutive, at least one
     */
    record Stored(RunRef run, List<LogLine> lines) implements LiveNews {

        private static final long LINE_WEIGHT = 100;

        public Stored {
            requireNonNull(run, "run is null");
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("no lines");
            }
        }

        @Override
        public long weight() {
            long weight = 0;
            for (LogLine line : lines) {
                weight += LINE_WEIGHT + line.text().length();
            }
            return weight;
        }
    }
}
