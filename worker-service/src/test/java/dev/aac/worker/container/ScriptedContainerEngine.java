package dev.aac.worker.container;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine without containers: each plays a {@link ContainerScript}, the same for all unless its
 * task has its own. Keeps the contract of the port ({@code ContainerEngineContract}); any thread.
 */
public final class ScriptedContainerEngine implements ContainerEngine {

    private final ContainerScript usual;
    private final Map<TaskId, ContainerScript> scripts = new ConcurrentHashMap<>();
    private final Map<ContainerId, ScriptedContainer> containers = new ConcurrentHashMap<>();
    private final Set<InstallationId> open = ConcurrentHashMap.newKeySet();
    private final Set<ImageReference> unknownImages = ConcurrentHashMap.newKeySet();
    private final Set<ImageReference> hangingPulls = ConcurrentHashMap.newKeySet();
    private final List<ContainerSpec> created = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean away;
    private volatile long diskBytes;
    private volatile CompletableFuture<Void> departure = new CompletableFuture<>();

    private ScriptedContainerEngine(ContainerScript usual) {
        this.usual = usual;
    }

    /** Every container plays this. */
    public static ScriptedContainerEngine playing(ContainerScript usual) {
        return new ScriptedContainerEngine(usual);
    }

    /** The containers of this task play this instead. */
    public ScriptedContainerEngine playing(TaskId task, ContainerScript script) {
        scripts.put(task, script);
        return this;
    }

    /** Preparing this image says that it cannot be had. */
    public ScriptedContainerEngine withoutImage(ImageReference image) {
        unknownImages.add(image);
        return this;
    }

    /** Preparing this image goes on until it is interrupted. */
    public ScriptedContainerEngine withHangingPull(ImageReference image) {
        hangingPulls.add(image);
        return this;
    }

    /** From now on every call fails, also those under way, or no longer. Containers go on. */
    public void setAway(boolean away) {
        this.away = away;
        if (away) {
            departure.complete(null);
        } else {
            departure = new CompletableFuture<>();
        }
    }

    /** Is away from now on, and has ended its containers, as an engine does that is stopped. */
    public void stopWithItsContainers() {
        setAway(true);
        containers.values().forEach(ScriptedContainer::terminate);
    }

    /** Ends each container that waits for it, as by itself, whether the engine is there or not. */
    public void finishContainers(int code) {
        containers.values().forEach(container -> container.finish(code));
    }

    /** From now on each container takes so much disk. */
    public void fillDisks(long bytes) {
        diskBytes = bytes;
    }

    /** Every specification ever given to {@code create}, in order. */
    public List<ContainerSpec> created() {
        return List.copyOf(created);
    }

    /** How many containers exist now, in whatever state. */
    public int count() {
        return containers.size();
    }

    /** Whether what the installation's containers share exists. */
    public boolean isOpen(InstallationId installation) {
        return open.contains(installation);
    }

    @Override
    public void checkReady() throws EngineFailed {
        if (away) {
            throw new EngineAway("The container engine does not answer.", null);
        }
    }

    @Override
    public void openInstallation(InstallationId installation) throws EngineFailed {
        checkReady();
        open.add(installation);
    }

    @Override
    public void closeInstallation(InstallationId installation) throws EngineFailed {
        if (list(installation).isEmpty()) {
            open.remove(installation);
        }
    }

    @Override
    public PreparedImage prepareImage(ImageReference image)
            throws ContainerEngineException, InterruptedException {
        checkReady();
        if (unknownImages.contains(image)) {
            throw new ImageUnavailable("Image " + image + " does not exist.", null);
        }
        if (hangingPulls.contains(image)) {
            new CountDownLatch(1).await();
        }
        String id = "sha256:%064x".formatted(image.value().hashCode());
        return new PreparedImage(image, id, id);
    }

    @Override
    public ContainerId create(ContainerSpec spec) throws EngineFailed {
        openInstallation(spec.owner().installation());
        created.add(spec);
        for (ContainerId leftover : List.copyOf(containers.keySet())) {
            ScriptedContainer other = containers.get(leftover);
            if (other != null
                    && other.spec.owner().containerName().equals(spec.owner().containerName())) {
                remove(leftover);
            }
        }
        ContainerId id = new ContainerId("scripted-" + numbers.incrementAndGet());
        ContainerScript script = scripts.getOrDefault(spec.owner().run().taskId(), usual);
        containers.put(id, new ScriptedContainer(spec, script));
        return id;
    }

    @Override
    public Attachment attach(ContainerId container, FrameSink sink) throws EngineFailed {
        return find(container).attach(sink);
    }

    @Override
    public void start(ContainerId container) throws ContainerEngineException {
        find(container).start();
    }

    @Override
    public Optional<ContainerExit> awaitExit(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException {
        Optional<ContainerExit> exit = find(container).awaitExit(limit, departure);
        checkReady();
        return exit;
    }

    @Override
    public PreparedImage awaitRunning(ContainerId container, PreparedImage image) {
        return image;
    }

    @Override
    public boolean hasStarted(ContainerId container) throws EngineFailed {
        return find(container).hasStarted();
    }

    @Override
    public long diskBytes(ContainerId container) throws EngineFailed {
        checkReady();
        return diskBytes;
    }

    @Override
    public boolean readFolder(
            ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws EngineFailed, InterruptedException {
        Optional<byte[]> archive = find(container).archive(folder);
        if (archive.isEmpty()) {
            return false;
        }
        FutureTask<Boolean> reading =
                new FutureTask<>(
                        () -> {
                            sink.accept(new ByteArrayInputStream(archive.get()));
                            return true;
                        });
        Thread reader = Thread.ofVirtual().name("scripted-files").start(reading);
        try {
            return reading.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new EngineFailed("The files were not read in time.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sink threw", e.getCause());
        } finally {
            reader.interrupt();
        }
    }

    @Override
    public void stop(ContainerId container, Duration grace)
            throws ContainerEngineException, InterruptedException {
        checkReady();
        ScriptedContainer found = containers.get(container);
        if (found != null && found.isRunning()) {
            found.terminate();
            if (found.awaitExit(grace, departure).isEmpty()) {
                found.kill();
            }
        }
    }

    @Override
    public void kill(ContainerId container) throws EngineFailed {
        checkReady();
        ScriptedContainer found = containers.get(container);
        if (found != null) {
            found.kill();
        }
    }

    @Override
    public void remove(ContainerId container) throws EngineFailed {
        checkReady();
        ScriptedContainer gone = containers.remove(container);
        if (gone != null) {
            gone.removed();
        }
    }

    @Override
    public List<OwnedContainer> list(InstallationId installation) throws EngineFailed {
        checkReady();
        return containers.entrySet().stream()
                .filter(e -> e.getValue().spec.owner().installation().equals(installation))
                .map(e -> new OwnedContainer(e.getKey(), e.getValue().spec.owner()))
                .toList();
    }

    private ScriptedContainer find(ContainerId id) throws EngineFailed {
        checkReady();
        ScriptedContainer found = containers.get(id);
        if (found == null) {
            throw new EngineFailed("The container is gone.", null);
        }
        return found;
    }
}
