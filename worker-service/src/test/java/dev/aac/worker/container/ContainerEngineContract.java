package dev.aac.worker.container;

import static dev.aac.contract.fact.LogStream.STDERR;
import static dev.aac.contract.fact.LogStream.STDOUT;
import static dev.aac.worker.container.ContainerScript.cannotStart;
import static dev.aac.worker.container.ContainerScript.exits;
import static dev.aac.worker.container.ContainerScript.runsOutOfMemory;
import static dev.aac.worker.container.ContainerScript.runsUntilKilled;
import static dev.aac.worker.container.ContainerScript.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import dev.aac.worker.container.ContainerEngineException.StartFailed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ContainerEngine} keeps; run on the scripted one and on each real one. */
@Timeout(120)
public abstract class ContainerEngineContract {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SHORT_GRACE = Duration.ofMillis(700);
    private static final Duration UNKNOWN_IMAGE_LIMIT = Duration.ofSeconds(5);

    public abstract ContainerEngine engine();

    /** A specification of a task of its own whose container plays this. */
    public abstract ContainerSpec playing(ContainerScript script) throws Exception;

    /** A specification of a task of its own whose container runs this image. */
    protected abstract ContainerSpec running(PreparedImage image);

    protected abstract ImageReference unknownImage();

    /** To have it goes on for at least as long as the registry may keep silent. */
    protected abstract ImageReference hangingImage();

    protected abstract OutputForm outputForm();

    /** What an engine keeps of what a container writes. */
    protected enum OutputForm {
        /** Each byte, and which stream it was written to. */
        BYTES_OF_TWO_STREAMS,
        /**
         * Lines, each with an end, also one that had none; which stream they were written to not.
         */
        LINES
    }

    private record Running(ContainerId id, Attachment attachment, GatheredOutput output) {}

    private Running start(ContainerScript script) throws Exception {
        return start(playing(script));
    }

    private Running start(ContainerSpec spec) throws Exception {
        ContainerId id = engine().create(spec);
        GatheredOutput output = new GatheredOutput();
        Attachment attachment = engine().attach(id, output);
        run(id, spec);
        return new Running(id, attachment, output);
    }

    private void run(ContainerId id, ContainerSpec spec) throws Exception {
        engine().start(id);
        PreparedImage image = engine().awaitRunning(id, spec.image());
        assertThat(image.reference()).isEqualTo(spec.image().reference());
    }

    /** Has an image as a run does: prepared, or pulled for a container. */
    private PreparedImage have(ImageReference image) throws Exception {
        PreparedImage prepared = engine().prepareImage(image);
        ContainerId id = engine().create(running(prepared));
        engine().start(id);
        return engine().awaitRunning(id, prepared);
    }

    private ContainerExit exitOf(Running container) throws Exception {
        return engine().awaitExit(container.id(), SOON).orElseThrow();
    }

    @Test
    void readyEngineSaysSo() throws Exception {
        engine().checkReady();
    }

    @Test
    void containerEndsWithItsOwnCode() throws Exception {
        assertThat(exitOf(start(exits(0)))).isEqualTo(new ContainerExit(0, false));
        assertThat(exitOf(start(exits(3)))).isEqualTo(new ContainerExit(3, false));
        assertThat(exitOf(start(exits(137)))).isEqualTo(new ContainerExit(137, false));
    }

    @Test
    void notFoundInsideTheContainerIsAnOrdinaryEnd() throws Exception {
        assertThat(exitOf(start(exits(127)))).isEqualTo(new ContainerExit(127, false));
    }

    @Test
    void bothStreamsArriveFromTheFirstByteToTheLast() throws Exception {
        Running container =
                start(
                        exits(0).afterLogging("first", "grüße 😀")
                                .afterWriting(STDERR, "careful\n")
                                .afterWriting(STDOUT, "no end"));
        exitOf(container);

        assertThat(container.attachment().awaitEnd(SOON)).isTrue();
        switch (outputForm()) {
            case BYTES_OF_TWO_STREAMS -> {
                assertThat(container.output().text(STDOUT)).isEqualTo("first\ngrüße 😀\nno end");
                assertThat(container.output().text(STDERR)).isEqualTo("careful\n");
            }
            case LINES -> {
                assertThat(container.output().text(STDOUT))
                        .isEqualTo("first\ngrüße 😀\ncareful\nno end\n");
                assertThat(container.output().text(STDERR)).isEmpty();
            }
        }
    }

    @Test
    void exitOfARunningContainerIsNotThereYet() throws Exception {
        Running container = start(runsUntilStopped());

        assertThat(engine().awaitExit(container.id(), Duration.ZERO)).isEmpty();
        assertThat(engine().awaitExit(container.id(), Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void exitMayBeAskedAgain() throws Exception {
        Running container = start(exits(4));

        assertThat(exitOf(container)).isEqualTo(exitOf(container));
        assertThat(engine().awaitExit(container.id(), Duration.ZERO))
                .contains(new ContainerExit(4, false));
    }

    @Test
    void containerHasStartedFromItsStartOnForEver() throws Exception {
        ContainerId id = engine().create(playing(exits(0)));
        assertThat(engine().hasStarted(id)).isFalse();

        engine().start(id);

        assertThat(engine().hasStarted(id)).isTrue();
        assertThat(engine().awaitExit(id, SOON)).isPresent();
        assertThat(engine().hasStarted(id)).isTrue();
    }

    @Test
    void stopLetsTheContainerEndWell() throws Exception {
        Running container = start(runsUntilStopped().afterLogging("runs"));
        container.output().awaitText(STDOUT, "runs\n");

        long begin = System.nanoTime();
        engine().stop(container.id(), SOON);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON.dividedBy(2));
        assertThat(exitOf(container)).isEqualTo(new ContainerExit(143, false));
    }

    @Test
    void stopKillsAfterTheGrace() throws Exception {
        Running container = start(runsUntilKilled().afterLogging("deaf"));
        container.output().awaitText(STDOUT, "deaf\n");

        long begin = System.nanoTime();
        engine().stop(container.id(), SHORT_GRACE);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(SHORT_GRACE);
        assertThat(exitOf(container)).isEqualTo(new ContainerExit(137, false));
        assertThat(container.attachment().awaitEnd(SOON)).isTrue();
    }

    @Test
    void killFromAnotherThreadEndsTheWait() throws Exception {
        Running container = start(runsUntilKilled());
        CompletableFuture<ContainerExit> waiting = inBackground(() -> exitOf(container));

        engine().kill(container.id());

        assertThat(waiting).succeedsWithin(SOON).isEqualTo(new ContainerExit(137, false));
    }

    @Test
    void removalFromAnotherThreadEndsTheWait() throws Exception {
        Running container = start(runsUntilStopped());
        CompletableFuture<ContainerExit> waiting = inBackground(() -> exitOf(container));

        engine().remove(container.id());

        await().atMost(SOON).until(waiting::isDone);
    }

    @Test
    void interruptedWaitLeavesTheContainerRunning() throws Exception {
        Running container = start(runsUntilStopped());
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiter =
                Thread.startVirtualThread(
                        () -> interrupted.complete(isInterrupted(() -> exitOf(container))));
        await().until(() -> waiter.getState() != Thread.State.RUNNABLE);

        waiter.interrupt();

        assertThat(interrupted).succeedsWithin(SOON).isEqualTo(true);
        assertThat(engine().awaitExit(container.id(), Duration.ZERO)).isEmpty();
    }

    @Test
    void outOfMemoryIsToldApart() throws Exception {
        assertThat(exitOf(start(runsOutOfMemory()))).isEqualTo(new ContainerExit(137, true));
    }

    @Test
    void missingShellIsAFailedStart() throws Exception {
        assertThatThrownBy(() -> exitOf(start(cannotStart())))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("shell");
    }

    @Test
    void imageThatWasExpectedIsUsedAsAnyOther() throws Exception {
        ContainerSpec spec = playing(exits(3));
        engine().expect(spec.image().reference());
        engine().expect(unknownImage());

        PreparedImage prepared = engine().prepareImage(spec.image().reference());
        assertThat(prepared.reference()).isEqualTo(spec.image().reference());
        assertThat(exitOf(start(spec)).code()).isEqualTo(3);
        assertThatThrownBy(() -> have(unknownImage())).isInstanceOf(ImageUnavailable.class);
    }

    @Test
    void unknownImageIsKnownWithinFiveSeconds() {
        long begin = System.nanoTime();

        assertThatThrownBy(() -> have(unknownImage()))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessageContaining(unknownImage().value())
                .hasMessageEndingWith(".");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(UNKNOWN_IMAGE_LIMIT);
    }

    @Test
    void interruptedPullEndsAtOnce() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread puller =
                Thread.startVirtualThread(
                        () -> interrupted.complete(isInterrupted(() -> have(hangingImage()))));
        await().until(() -> puller.getState() != Thread.State.RUNNABLE);

        puller.interrupt();

        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(true);
    }

    @Test
    void blockedSinkHoldsTheEndOfTheOutputBack() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ContainerSpec spec = playing(exits(0).afterLogging("one"));
        ContainerId id = engine().create(spec);
        Attachment attachment = engine().attach(id, (_, _) -> release.await());
        run(id, spec);

        assertThat(attachment.awaitEnd(Duration.ofMillis(300))).isFalse();
        release.countDown();
        assertThat(attachment.awaitEnd(SOON)).isTrue();
    }

    @Test
    void closedAttachmentInterruptsABlockedSink() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        ContainerSpec spec = playing(runsUntilStopped().afterLogging("one"));
        ContainerId id = engine().create(spec);
        Attachment attachment =
                engine().attach(
                                id,
                                (_, _) -> {
                                    entered.countDown();
                                    interrupted.complete(
                                            isInterrupted(() -> new CountDownLatch(1).await()));
                                });
        run(id, spec);
        entered.await();

        attachment.close();

        assertThat(interrupted).succeedsWithin(SOON).isEqualTo(true);
        assertThat(attachment.awaitEnd(SOON)).isTrue();
    }

    @Test
    void failingSinkIsReportedAtTheEnd() throws Exception {
        ContainerSpec spec = playing(exits(0).afterLogging("one"));
        ContainerId id = engine().create(spec);
        Attachment attachment =
                engine().attach(
                                id,
                                (_, _) -> {
                                    throw new UnsupportedOperationException("planned");
                                });
        run(id, spec);

        assertThatThrownBy(() -> attachment.awaitEnd(SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("planned");
    }

    @Test
    void removalOfWhateverStateIsIdempotent() throws Exception {
        ContainerSpec spec = playing(exits(0));
        ContainerId neverStarted = engine().create(spec);
        Running running = start(runsUntilKilled());
        Running ended = start(exits(1));
        exitOf(ended);

        for (ContainerId id : List.of(neverStarted, running.id(), ended.id())) {
            engine().remove(id);
            engine().remove(id);
        }

        assertThat(engine().list(spec.owner().installation())).isEmpty();
    }

    @Test
    void endingWhatDoesNotRunDoesNothing() throws Exception {
        ContainerId neverStarted = engine().create(playing(exits(0)));
        Running ended = start(exits(1));
        exitOf(ended);
        Running removed = start(exits(0));
        engine().remove(removed.id());

        for (ContainerId id : List.of(neverStarted, ended.id(), removed.id())) {
            engine().stop(id, SOON);
            engine().kill(id);
        }
    }

    @Test
    void goneContainerIsAFailureOfTheEngine() throws Exception {
        ContainerId gone = engine().create(playing(exits(0)));
        engine().remove(gone);

        assertThatThrownBy(() -> engine().attach(gone, new GatheredOutput()))
                .isInstanceOf(EngineFailed.class);
        assertThatThrownBy(() -> engine().start(gone)).isInstanceOf(EngineFailed.class);
        assertThatThrownBy(() -> engine().hasStarted(gone))
                .isInstanceOf(EngineFailed.class)
                .isNotInstanceOf(EngineAway.class);
        assertThatThrownBy(() -> engine().awaitExit(gone, SOON)).isInstanceOf(EngineFailed.class);
    }

    @Test
    void containersAreListedWithTheirOwnerForTheirInstallationOnly() throws Exception {
        ContainerSpec one = playing(exits(0));
        ContainerSpec other = playing(exits(0));
        ContainerId first = engine().create(one);
        Running second = start(other);
        exitOf(second);

        assertThat(engine().list(one.owner().installation()))
                .containsExactlyInAnyOrder(
                        new OwnedContainer(first, one.owner()),
                        new OwnedContainer(second.id(), other.owner()));
        assertThat(engine().list(new InstallationId("nobody-" + System.nanoTime()))).isEmpty();
    }

    @Test
    void leftoverOfTheSameAttemptIsReplaced() throws Exception {
        ContainerSpec spec = playing(runsUntilKilled());
        Running leftover = start(spec);

        ContainerId replacement = engine().create(spec);

        assertThat(engine().list(spec.owner().installation()))
                .containsExactly(new OwnedContainer(replacement, spec.owner()));
        assertThat(replacement).isNotEqualTo(leftover.id());
    }

    @Test
    void installationInUseIsNotClosed() throws Exception {
        ContainerSpec spec = playing(exits(0).afterLogging("still works"));
        Running first = start(runsUntilStopped());
        engine().openInstallation(spec.owner().installation());
        engine().openInstallation(spec.owner().installation());

        engine().closeInstallation(spec.owner().installation());

        Running second = start(spec);
        assertThat(exitOf(second).code()).isZero();
        engine().remove(first.id());
        engine().remove(second.id());
        engine().closeInstallation(spec.owner().installation());
        engine().closeInstallation(spec.owner().installation());
    }

    /** Code that may throw anything. */
    @FunctionalInterface
    protected interface Risky<T> {
        T run() throws Exception;
    }

    /** Code that may throw anything and has no result. */
    @FunctionalInterface
    private interface RiskyAction {
        void run() throws Exception;
    }

    private static boolean isInterrupted(RiskyAction action) {
        try {
            action.run();
            return false;
        } catch (InterruptedException _) {
            return true;
        } catch (Exception e) {
            throw new AssertionError("neither done nor interrupted", e);
        }
    }

    private static <T> CompletableFuture<T> inBackground(Risky<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        result.complete(work.run());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }
}
