package dev.aac.producer.platform.problem;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Log, report files and test cases of an execution were kept as long as the plan says, and are
 * gone.
 *
 * @param at when they went
 */
public record DetailsRemoved(Instant at) implements Problem {

    public DetailsRemoved {
        requireNonNull(at, "at is null");
    }

    @Override
    public Wording wording() {
        return new Wording(410, "Details removed", sentence(), "execution.details_removed");
    }

    /** What became of them, in a sentence. */
    public String sentence() {
        return "The log, report files and test cases of this execution were removed on "
                + LocalDate.ofInstant(at, ZoneOffset.UTC)
                + ": they were kept as long as the organization's plan says";
    }
}
