package dev.aac.worker.container;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.EngineMetrics.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Another engine whose calls are timed and whose errors are counted. */
public final class MeasuredContainerEngine implements ContainerEngine {

    private final ContainerEngine engine;
    private final EngineMetrics metrics;

    public MeasuredContainerEngine(ContainerEngine engine, EngineMetrics metrics) {
        this.engine = engine;
        this.metrics = metrics;
    }

    @Override
    public void checkReady() throws ContainerEngineException, InterruptedException {
        timed(Operation.CHECK, doing(engine::checkReady));
    }

    @Override
    public void openInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        counted(doing(() -> engine.openInstallation(installation)));
    }

    @Override
    public void closeInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        counted(doing(() -> engine.closeInstallation(installation)));
    }

    @Override
    public void expect(ImageReference image) {
        engine.expect(image);
    }

    @Override
    public PreparedImage prepareImage(ImageReference image)
            throws ContainerEngineException, InterruptedException {
        return timed(Operation.PREPARE_IMAGE, () -> engine.prepareImage(image));
    }

    @Override
    public ContainerId create(ContainerSpec spec)
            throws ContainerEngineException, InterruptedException {
        return timed(Operation.CREATE, () -> engine.create(spec));
    }

    @Override
    public Attachment attach(ContainerId container, FrameSink sink)
            throws ContainerEngineException, InterruptedException {
        return timed(Operation.ATTACH, () -> engine.attach(container, sink));
    }

    @Override
    public void start(ContainerId container) throws ContainerEngineException, InterruptedException {
        timed(Operation.START, doing(() -> engine.start(container)));
    }

    @Override
    public PreparedImage awaitRunning(ContainerId container, PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        return timed(Operation.AWAIT_RUNNING, () -> engine.awaitRunning(container, image));
    }

    @Override
    public boolean hasStarted(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return counted(() -> engine.hasStarted(container));
    }

    @Override
    public Optional<ContainerExit> awaitExit(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return counted(() -> engine.awaitExit(container, limit));
    }

    @Override
    public long diskBytes(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return timed(Operation.DISK, () -> engine.diskBytes(container));
    }

    @Override
    public boolean readFolder(
            ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return timed(
                Operation.READ_FOLDER, () -> engine.readFolder(container, folder, sink, limit));
    }

    @Override
    public void stop(ContainerId container, Duration grace)
            throws ContainerEngineException, InterruptedException {
        timed(Operation.STOP, doing(() -> engine.stop(container, grace)));
    }

    @Override
    public void kill(ContainerId container) throws ContainerEngineException, InterruptedException {
        timed(Operation.STOP, doing(() -> engine.kill(container)));
    }

    @Override
    public void remove(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        timed(Operation.REMOVE, doing(() -> engine.remove(container)));
    }

    @Override
    public List<OwnedContainer> list(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        return timed(Operation.LIST, () -> engine.list(installation));
    }

    private <T> T timed(Operation operation, Call<T> call)
            throws ContainerEngineException, InterruptedException {
        long began = System.nanoTime();
        try {
            return counted(call);
        } finally {
            metrics.called(operation, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private <T> T counted(Call<T> call) throws ContainerEngineException, InterruptedException {
        try {
            return call.answer();
        } catch (ContainerEngineException failure) {
            metrics.failed(failure);
            throw failure;
        }
    }

    private static Call<Boolean> doing(Action action) {
        return () -> {
            action.run();
            return true;
        };
    }

    private interface Call<T> {
        T answer() throws ContainerEngineException, InterruptedException;
    }

    private interface Action {
        void run() throws ContainerEngineException, InterruptedException;
    }
}
