package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;

/**
 * Who reports: the attempt, the proof of its lease, and the fact's number.
 *
 * @param sequence from 1 within the attempt, in the order the facts were made; tells facts apart
 *     when they are resent
 */
public record FactOrigin(RunRef run, FencingToken token, long sequence) {

    public FactOrigin {
        requireNonNull(run, "run is null");
        requireNonNull(token, "token is null");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence is less than 1");
        }
    }
}
