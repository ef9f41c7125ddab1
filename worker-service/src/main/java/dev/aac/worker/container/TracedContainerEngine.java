package dev.aac.worker.container;

import dev.aac.contract.job.ImageReference;
import dev.aac.tracing.Step;
import dev.aac.tracing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Another engine whose calls for a run are steps of the run's trace. */
public final class TracedContainerEngine implements ContainerEngine {

    private final ContainerEngine engine;

    public TracedContainerEngine(ContainerEngine engine) {
        this.engine = engine;
    }

    @Override
    public void checkReady() throws ContainerEngineException, InterruptedException {
        engine.checkReady();
    }

    @Override
    public void openInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        engine.openInstallation(installation);
    }

    @Override
    public void closeInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        engine.closeInstallation(installation);
    }

    @Override
    public void expect(ImageReference image) {
        engine.expect(image);
    }

    @Override
    public PreparedImage prepareImage(ImageReference image)
            throws ContainerEngineException, InterruptedException {
        return traced("prepare image", () -> engine.prepareImage(image));
    }

    @Override
    public ContainerId create(ContainerSpec spec)
            throws ContainerEngineException, InterruptedException {
        return traced("create container", () -> engine.create(spec));
    }

    @Override
    public Attachment attach(ContainerId container, FrameSink sink)
            throws ContainerEngineException, InterruptedException {
        return engine.attach(container, sink);
    }

    @Override
    public void start(ContainerId container) throws ContainerEngineException, InterruptedException {
        traced("start container", doing(() -> engine.start(container)));
    }

    @Override
    public PreparedImage awaitRunning(ContainerId container, PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        return traced("await container", () -> engine.awaitRunning(container, image));
    }

    @Override
    public boolean hasStarted(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return engine.hasStarted(container);
    }

    @Override
    public Optional<ContainerExit> awaitExit(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return engine.awaitExit(container, limit);
    }

    @Override
    public long diskBytes(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return engine.diskBytes(container);
    }

    @Override
    public boolean readFolder(
            ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return engine.readFolder(container, folder, sink, limit);
    }

    @Override
    public void stop(ContainerId container, Duration grace)
            throws ContainerEngineException, InterruptedException {
        traced("stop container", doing(() -> engine.stop(container, grace)));
    }

    @Override
    public void kill(ContainerId container) throws ContainerEngineException, InterruptedException {
        traced("kill container", doing(() -> engine.kill(container)));
    }

    @Override
    public void remove(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        traced("remove container", doing(() -> engine.remove(container)));
    }

    @Override
    public List<OwnedContainer> list(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        return engine.list(installation);
    }

    /** The kind of a failure says enough: its sentence may hold what people wrote. */
    private static <T> T traced(String name, Call<T> call)
            throws ContainerEngineException, InterruptedException {
        try (Step step = Traces.step(name)) {
            try {
                return call.answer();
            } catch (ContainerEngineException failure) {
                step.failed(failure.getClass().getSimpleName());
                throw failure;
            } catch (InterruptedException stopped) {
                step.failed("the run was stopped");
                throw stopped;
            }
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
