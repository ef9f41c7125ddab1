package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an attempt, seen by its worker. Order and repetition do not matter to
 * the producer, which answers each with a {@link FactAnswer} after its database write; a worker
 * resends what is unanswered. {@link Exited} and {@link Aborted} go after the last log line is
 * answered, so a final fact means that the log is complete.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Fact.Started.class),
    @JsonSubTypes.Type(Fact.LogLines.class),
    @JsonSubTypes.Type(Fact.Exited.class),
    @JsonSubTypes.Type(Fact.Aborted.class)
})
public sealed interface Fact {

    FactOrigin origin();

    /**
     * The container runs.
     *
     * @param at by the worker's clock
     * @param imageDigest what the reference resolved to: the repository digest, or the image's own
     *     id when it was never pulled
     */
    @JsonTypeName("started")
    record Started(FactOrigin origin, Instant at, String imageDigest) implements Fact {

        public Started {
            requireNonNull(origin, "origin is null");
            requireNonNull(at, "at is null");
            requireNonNull(imageDigest, "imageDigest is null");
        }
    }

    /** Lines of the container, consecutive by {@link LogLine#seq()}; a batch never changes. */
    @JsonTypeName("log-lines")
    record LogLines(FactOrigin origin, List<LogLine> lines) implements Fact {

        /** Most lines in one batch. */
        public static final int LINES_MAX = 1_000;

        /** Most bytes of text in one batch, in UTF-8; one more line may go over it. */
        public static final int TEXT_BYTES_MAX = 256 * 1024;

        public LogLines {
            requireNonNull(origin, "origin is null");
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > LINES_MAX) {
                throw new IllegalArgumentException("a batch has 1 to " + LINES_MAX + " lines");
            }
            long seq = lines.getFirst().seq();
            for (LogLine line : lines) {
                if (line.seq() != seq++) {
                    throw new IllegalArgumentException("lines are not consecutive");
                }
            }
        }

        /** The number of its first line. */
        public long firstSeq() {
            return lines.getFirst().seq();
        }
    }

    /** The container ended by itself; which code is a success is not for the worker to say. */
    @JsonTypeName("exited")
    record Exited(FactOrigin origin, Instant at, int exitCode, LogTotals log) implements Fact {

        public Exited {
            requireNonNull(origin, "origin is null");
            requireNonNull(at, "at is null");
            requireNonNull(log, "log is null");
        }
    }

    /**
     * The attempt ended without a verdict.
     *
     * @param detail one line from the engine for a person to read, at most {@value #DETAIL_MAX}
     *     characters; absent where the reason says it all
     */
    @JsonTypeName("aborted")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Aborted(
            FactOrigin origin,
            Instant at,
            AbortReason reason,
            @Nullable String detail,
            LogTotals log)
            implements Fact {

        /** Longest {@code detail}, in characters. */
        public static final int DETAIL_MAX = 500;

        public Aborted {
            requireNonNull(origin, "origin is null");
            requireNonNull(at, "at is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(log, "log is null");
            if (detail != null && detail.length() > DETAIL_MAX) {
                throw new IllegalArgumentException("detail is too long");
            }
        }
    }
}
