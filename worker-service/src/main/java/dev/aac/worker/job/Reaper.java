package dev.aac.worker.job;

import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.OwnedContainer;
import dev.aac.worker.platform.RunLogContext;
import dev.aac.worker.report.EngineWatch;
import dev.aac.worker.report.Leases;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the engine clean of this installation's containers that nobody owns. Its own worker's it
/// knows: a container without a lease goes. Those of others are shown to the producer with the next
/// renewal; when it says that nobody holds their run, they go if the next look still finds them.
/// Until then a worker that has just ended a run has time to remove its container itself.
@Singleton
public final class Reaper implements EngineWatch {

    /// Time between two looks at the engine.
    public static final Duration PERIOD = Duration.ofSeconds(8);

    private static final Logger LOG = Logger.getLogger(Reaper.class);

    private final WorkerId self;
    private final ContainerEngine engine;
    private final Leases leases;
    private final Removals removals;
    private final AtomicReference<@Nullable InstallationId> installation = new AtomicReference<>();
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("reaper").unstarted(this::sweepForEver);
    private final Set<RunRef> ownerless = ConcurrentHashMap.newKeySet();
    private volatile List<OwnedContainer> foreign = List.of();
    private int firstForeign;

    public Reaper(WorkerId self, ContainerEngine engine, Leases leases, Removals removals) {
        this.self = self;
        this.engine = engine;
        this.leases = leases;
        this.removals = removals;
    }

    /// Begins to look, as soon as the producer has said which installation this is.
    public void start() {
        thread.start();
    }

    @Override
    public void belongsTo(String value) {
        try {
            InstallationId told = new InstallationId(value);
            if (!told.equals(installation.getAndSet(told))) {
                // Read by ./aac down, to clear away after a worker that was killed.
                LOG.infof("This worker serves installation %s.", told);
                wanted.release();
            }
        } catch (IllegalArgumentException _) {
            LOG.error("The producer's name of this installation is unusable: nothing is reaped");
        }
    }

    /// Those seen last; when there are more than one call may name, other ones each time.
    @Override
    public synchronized List<RunRef> foreign() {
        List<RunRef> runs =
                foreign.stream().map(container -> container.owner().run()).distinct().toList();
        if (runs.size() <= Renewal.FOREIGN_MAX) {
            return runs;
        }
        List<RunRef> some = new ArrayList<>();
        for (int i = 0; i < Renewal.FOREIGN_MAX; i++) {
            some.add(runs.get((firstForeign + i) % runs.size()));
        }
        firstForeign = (firstForeign + Renewal.FOREIGN_MAX) % runs.size();
        return some;
    }

    @Override
    public void orphaned(Collection<RunRef> runs) {
        ownerless.addAll(runs);
    }

    @Override
    public boolean answers() throws InterruptedException {
        try {
            engine.checkReady();
            return true;
        } catch (ContainerEngineException e) {
            LOG.debugf("The engine is not ready: %s", e.sentence());
            return false;
        }
    }

    private void sweepForEver() {
        try {
            while (true) {
                boolean _ = wanted.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                sweep();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() throws InterruptedException {
        InstallationId known = installation.get();
        if (known == null) {
            return;
        }
        try {
            look(engine.list(known));
        } catch (ContainerEngineException e) {
            LOG.debugf("The engine was not looked at: %s", e.sentence());
        } catch (RuntimeException e) {
            LOG.error("The engine could not be looked at", e);
        }
    }

    private void look(List<OwnedContainer> containers) {
        List<OwnedContainer> others = new ArrayList<>();
        Set<RunRef> orphans = Set.copyOf(ownerless);
        for (OwnedContainer container : containers) {
            if (!container.owner().worker().equals(self)) {
                others.add(container);
                if (orphans.contains(container.owner().run())) {
                    remove(container, "its worker is gone");
                }
            } else if (!leases.isHeld(container.owner().run())) {
                remove(container, "no run of this worker owns it");
            }
        }
        ownerless.removeAll(orphans);
        foreign = List.copyOf(others);
    }

    private void remove(OwnedContainer container, String why) {
        if (removals.isPending(container.id())) {
            return;
        }
        ContainerOwner owner = container.owner();
        try (var _ = RunLogContext.open(owner.run(), owner.correlationId(), null)) {
            LOG.infof("Container %s is removed: %s", owner.containerName(), why);
            removals.remove(container.id());
        }
    }

    /// Looks no more, waits for the removals under way, and removes what the installation's
    /// containers share on this engine if none of them is left. Takes at most the limit twice.
    public void stop(Duration limit) throws InterruptedException {
        thread.interrupt();
        if (!removals.awaitAll(limit)) {
            LOG.warn("Containers are still being removed");
        }
        Thread closing = Thread.ofVirtual().start(this::closeInstallation);
        if (!closing.join(limit)) {
            closing.interrupt();
        }
    }

    private void closeInstallation() {
        Optional<InstallationId> known = Optional.ofNullable(installation.get());
        try {
            if (known.isPresent()) {
                engine.closeInstallation(known.get());
            }
        } catch (ContainerEngineException e) {
            LOG.warnf("The containers' network stays: %s", e.sentence());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
