package dev.aac.worker;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ArchiveSink;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.FrameSink;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.OwnedContainer;
import dev.aac.worker.container.PreparedImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An engine in front of another that breaks where it is told to, counts starts, and has little
/// patience with containers that are to stop.
final class UnreliableEngine implements ContainerEngine {

    /// Where it breaks.
    enum Step {
        PREPARE,
        CREATE,
        ATTACH,
        START,
        AWAIT_EXIT,
        READ_FOLDER,
        STOP,
        REMOVE,
        LIST
    }

    private static final Duration SHORT_GRACE = Duration.ofMillis(100);

    private final ContainerEngine inner;
    private final List<ImageReference> expected = new CopyOnWriteArrayList<>();
    private final List<ContainerId> starts = new CopyOnWriteArrayList<>();
    private final List<Duration> graces = new CopyOnWriteArrayList<>();
    private final AtomicInteger startRequestsLost = new AtomicInteger();
    private final AtomicInteger startAnswersLost = new AtomicInteger();
    private volatile @Nullable Step broken;

    UnreliableEngine(ContainerEngine inner) {
        this.inner = inner;
    }

    /// From now on this step throws what the port knows nothing of; null mends all.
    void breakAt(@Nullable Step step) {
        broken = step;
    }

    /// The next start does not reach the engine.
    void loseStartRequest() {
        startRequestsLost.incrementAndGet();
    }

    /// The engine's answer to the next start does not come.
    void loseStartAnswer() {
        startAnswersLost.incrementAndGet();
    }

    /// Every container that was started, in order.
    List<ContainerId> starts() {
        return starts;
    }

    /// Every image that a container was expected of, in order.
    List<ImageReference> expected() {
        return expected;
    }

    /// What containers were given to end by themselves.
    List<Duration> graces() {
        return graces;
    }

    private void pass(Step step) {
        if (broken == step) {
            throw new IllegalStateException("broken on purpose at " + step);
        }
    }

    @Override
    public void checkReady() throws ContainerEngineException, InterruptedException {
        inner.checkReady();
    }

    @Override
    public void openInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        inner.openInstallation(installation);
    }

    @Override
    public void closeInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        inner.closeInstallation(installation);
    }

    @Override
    public void expect(ImageReference image) {
        expected.add(image);
        inner.expect(image);
    }

    @Override
    public PreparedImage prepareImage(ImageReference image)
            throws ContainerEngineException, InterruptedException {
        pass(Step.PREPARE);
        return inner.prepareImage(image);
    }

    @Override
    public ContainerId create(ContainerSpec spec)
            throws ContainerEngineException, InterruptedException {
        pass(Step.CREATE);
        return inner.create(spec);
    }

    @Override
    public Attachment attach(ContainerId container, FrameSink sink)
            throws ContainerEngineException, InterruptedException {
        pass(Step.ATTACH);
        return inner.attach(container, sink);
    }

    @Override
    public void start(ContainerId container) throws ContainerEngineException, InterruptedException {
        pass(Step.START);
        if (startRequestsLost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new EngineAway("The request was lost on purpose.", null);
        }
        starts.add(container);
        inner.start(container);
        if (startAnswersLost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new EngineAway("The answer was lost on purpose.", null);
        }
    }

    @Override
    public PreparedImage awaitRunning(ContainerId container, PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        return inner.awaitRunning(container, image);
    }

    @Override
    public boolean hasStarted(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return inner.hasStarted(container);
    }

    @Override
    public Optional<ContainerExit> awaitExit(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException {
        pass(Step.AWAIT_EXIT);
        return inner.awaitExit(container, limit);
    }

    @Override
    public long diskBytes(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return inner.diskBytes(container);
    }

    @Override
    public boolean readFolder(
            ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws ContainerEngineException, InterruptedException {
        pass(Step.READ_FOLDER);
        return inner.readFolder(container, folder, sink, limit);
    }

    @Override
    public void stop(ContainerId container, Duration grace)
            throws ContainerEngineException, InterruptedException {
        pass(Step.STOP);
        graces.add(grace);
        inner.stop(container, SHORT_GRACE);
    }

    @Override
    public void kill(ContainerId container) throws ContainerEngineException, InterruptedException {
        inner.kill(container);
    }

    @Override
    public void remove(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        pass(Step.REMOVE);
        inner.remove(container);
    }

    @Override
    public List<OwnedContainer> list(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        pass(Step.LIST);
        return inner.list(installation);
    }
}
