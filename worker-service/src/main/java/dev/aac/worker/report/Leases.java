package dev.aac.worker.report;

import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.worker.platform.time.SteadyTime;
import dev.aac.worker.report.RunStop.Cause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The leases this worker holds: as many as it has slots. Safe for all threads.
@Singleton
public final class Leases {

    /// So long without the producer's word on a lease, and the worker gives the run up: by then
    /// somebody else may have it. It outlasts a minute in which broker, store or producer are away,
    /// the renewal that was due before, and the reconnections after.
    public static final Duration UNCONFIRMED_MAX = Duration.ofSeconds(90);

    private static final Logger LOG = Logger.getLogger(Leases.class);

    private final SteadyTime time;
    private final Map<FencingToken, Lease> held = new ConcurrentHashMap<>();
    private final LongAdder lost = new LongAdder();
    private volatile @Nullable Cause ending;

    public Leases(SteadyTime time) {
        this.time = time;
    }

    /// Takes note of a granted claim.
    ///
    /// @param askedNanos when the claim was first sent, by the steady time
    public Lease hold(RunRef run, FencingToken token, long askedNanos) {
        Lease lease = new Lease(run, token, askedNanos);
        held.put(token, lease);
        Cause known = ending;
        if (known != null) {
            lease.stop().request(known);
        }
        return lease;
    }

    /// Renews it no more: its end is reported, or it was given up.
    public void release(Lease lease) {
        held.remove(lease.token());
        lost.add(lease.stop().cause().filter(Cause.LOST::equals).isPresent() ? 1 : 0);
    }

    /// How many there are now.
    int count() {
        return held.size();
    }

    /// How many runs ended since the start because their lease was gone.
    long lost() {
        return lost.sum();
    }

    /// Whether a run is this worker's own now.
    public boolean isHeld(RunRef run) {
        return held.values().stream().anyMatch(lease -> lease.run().equals(run));
    }

    /// Stops a run if this worker has it.
    public void cancel(RunRef run) {
        held.values().stream()
                .filter(lease -> lease.run().equals(run))
                .forEach(lease -> lease.stop().request(Cause.CANCELLED));
    }

    /// Hands back every run, also one that comes later, because the worker ends.
    public void handBack() {
        stopAll(Cause.HANDED_BACK);
    }

    /// Gives up every run, also one that comes later, because the worker ends and the producer does
    /// not say that it knows.
    public void leave() {
        stopAll(Cause.LEFT);
    }

    private void stopAll(Cause cause) {
        ending = cause;
        held.values().forEach(lease -> lease.stop().request(cause));
    }

    List<HeldRun> forRenewal() {
        return held.values().stream().map(Lease::held).toList();
    }

    /// Does what the producer said.
    ///
    /// @param askedNanos when it was asked: leases count from there
    void apply(RenewalAnswer answer, long askedNanos) {
        forEach(answer.kept(), lease -> lease.confirm(askedNanos));
        forEach(
                answer.cancel(),
                lease -> {
                    lease.confirm(askedNanos);
                    lease.stop().request(Cause.CANCELLED);
                });
        forEach(answer.lost(), Leases::lose);
    }

    private static void lose(Lease lease) {
        try (var _ = lease.logContext()) {
            LOG.warn("The run's lease is lost");
        }
        lease.stop().request(Cause.LOST);
    }

    private void forEach(Collection<FencingToken> tokens, Consumer<Lease> action) {
        for (FencingToken token : tokens) {
            Lease lease = held.get(token);
            if (lease != null) {
                action.accept(lease);
            }
        }
    }

    /// Gives up what was not confirmed for too long.
    void expire() {
        long now = time.nanos();
        held.values().stream()
                .filter(lease -> lease.unconfirmedFor(now).compareTo(UNCONFIRMED_MAX) > 0)
                .forEach(
                        lease -> {
                            try (var _ = lease.logContext()) {
                                LOG.warn("No word on the run's lease for too long");
                            }
                            lease.stop().request(Cause.LOST);
                        });
    }
}
