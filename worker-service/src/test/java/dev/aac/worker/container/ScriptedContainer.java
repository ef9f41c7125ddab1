package dev.aac.worker.container;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.StartFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One container of the {@link ScriptedContainerEngine}; plays its script in a thread of its own.
 */
final class ScriptedContainer {

    private static final int SIGTERM_CODE = 143;
    private static final int SIGKILL_CODE = 137;

    final ContainerSpec spec;
    private final ContainerScript script;
    private final CompletableFuture<ContainerExit> exit = new CompletableFuture<>();
    private @Nullable ScriptedAttachment attachment;
    private boolean started;

    ScriptedContainer(ContainerSpec spec, ContainerScript script) {
        this.spec = spec;
        this.script = script;
    }

    synchronized Attachment attach(FrameSink sink) {
        ScriptedAttachment made = new ScriptedAttachment(sink);
        attachment = made;
        return made;
    }

    synchronized void start() throws StartFailed {
        if (script.ending() instanceof ContainerScript.Ending.CannotStart) {
            throw new StartFailed("The image has no shell (sh).", null);
        }
        started = true;
        ScriptedAttachment output = attachment;
        Thread.ofVirtual().name("scripted-container").start(() -> play(output));
    }

    private void play(@Nullable ScriptedAttachment attached) {
        for (ContainerScript.Output output : script.output()) {
            if (exit.isDone() || attached == null) {
                break;
            }
            attached.deliver(output);
        }
        switch (script.ending()) {
            case ContainerScript.Ending.Exits(int code) -> end(code, false);
            case ContainerScript.Ending.RunsOutOfMemory() -> end(SIGKILL_CODE, true);
            case ContainerScript.Ending.RunsUntilSignalled(var _) -> exit.join();
            case ContainerScript.Ending.CannotStart() -> throw new AssertionError("not started");
        }
        if (attached != null) {
            attached.end();
        }
    }

    private void end(int code, boolean outOfMemory) {
        exit.complete(new ContainerExit(code, outOfMemory));
    }

    /**
     * @param givenUp ends the wait before
     */
    Optional<ContainerExit> awaitExit(Duration limit, CompletableFuture<?> givenUp)
            throws EngineFailed, InterruptedException {
        try {
            CompletableFuture.anyOf(exit, givenUp).get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return exit.isDone() ? Optional.of(exit.get()) : Optional.empty();
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new EngineFailed("The container is gone.", e);
        }
    }

    synchronized void terminate() {
        boolean deaf =
                script.ending() instanceof ContainerScript.Ending.RunsUntilSignalled(boolean heeds)
                        && !heeds;
        if (started && !deaf) {
            end(SIGTERM_CODE, false);
        }
    }

    synchronized void kill() {
        if (started) {
            end(SIGKILL_CODE, false);
        }
    }

    /** What it has left, as an archive; empty when the folder is not there. */
    Optional<byte[]> archive(String folder) {
        return folder.equals(ContainerScript.FOLDER) && hasStarted() && !script.files().isEmpty()
                ? Optional.of(TestTar.of(script.files()))
                : Optional.empty();
    }

    synchronized boolean hasStarted() {
        return started;
    }

    /** Ends as by itself. */
    synchronized void finish(int code) {
        if (started) {
            end(code, false);
        }
    }

    boolean isRunning() {
        synchronized (this) {
            return started && !exit.isDone();
        }
    }

    /** As the engine does it: a running one is killed, a waiter of one that never ran is told. */
    void removed() {
        kill();
        exit.completeExceptionally(new IllegalStateException("removed"));
    }

    private static final class ScriptedAttachment implements Attachment {

        private final FrameSink sink;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean closed;
        private volatile @Nullable Throwable broken;
        private volatile @Nullable Thread delivering;

        ScriptedAttachment(FrameSink sink) {
            this.sink = sink;
        }

        void deliver(ContainerScript.Output output) {
            if (closed || broken != null) {
                return;
            }
            delivering = Thread.currentThread();
            try {
                sink.accept(output.stream(), output.bytes());
            } catch (InterruptedException _) {
                closed = true;
            } catch (RuntimeException e) {
                broken = e;
            } finally {
                delivering = null;
            }
        }

        void end() {
            ended.countDown();
        }

        @Override
        public boolean awaitEnd(Duration limit) throws InterruptedException {
            boolean done = ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
            Throwable cause = broken;
            if (cause != null) {
                throw new IllegalStateException("the sink threw", cause);
            }
            return done;
        }

        @Override
        public void close() {
            closed = true;
            Thread blocked = delivering;
            if (blocked != null) {
                blocked.interrupt();
            }
            ended.countDown();
        }
    }
}
