package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import java.util.List;

/**
 * The producer's answer to a {@link RenewalCall}.
 *
 * @param kept leases that go on for another full time, counted from when the call was sent
 * @param lost leases that are gone: kill the container, report no more
 * @param cancel leases that go on, of runs that are to be stopped
 * @param orphans of the foreign attempts those that nobody holds: remove their containers
 * @param installation see {@link dev.aac.contract.job.ClaimAnswer.Granted#installation()}
 */
public record RenewalAnswer(
        List<FencingToken> kept,
        List<FencingToken> lost,
        List<FencingToken> cancel,
        List<RunRef> orphans,
        String installation) {

    public RenewalAnswer {
        kept = List.copyOf(kept);
        lost = List.copyOf(lost);
        cancel = List.copyOf(cancel);
        orphans = List.copyOf(orphans);
        requireNonNull(installation, "installation is null");
    }
}
