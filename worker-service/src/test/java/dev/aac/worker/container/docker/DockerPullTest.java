package dev.aac.worker.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import dev.aac.worker.container.NetworkGuard;
import dev.aac.worker.container.PreparedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pulls from registries that are slow, silent, or say no. */
@Tag("docker")
@Timeout(120)
class DockerPullTest {

    private static final Duration SHORT_ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final Duration LAYER_PAUSE = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration UNKNOWN_LIMIT = Duration.ofSeconds(5);

    private static DockerTestBed bed;
    private static LocalRegistry registry;

    @BeforeAll
    static void makeBed() throws IOException {
        bed = new DockerTestBed(new DockerEngineSettings(NetworkGuard.ENFORCE, SHORT_ANSWER_LIMIT));
        registry = new LocalRegistry(LAYER_PAUSE);
    }

    @AfterAll
    static void removeBed() throws Exception {
        registry.close();
        bed.tearDown();
    }

    private static Duration timeOf(ThrowingCallable call) throws Throwable {
        long begin = System.nanoTime();
        call.call();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void slowRegistryThatLivesIsWaitedForBeyondItsFirstAnswer() throws Throwable {
        ImageReference image = registry.slowImage();
        PreparedImage[] pulled = new PreparedImage[1];
        try {
            assertThat(timeOf(() -> pulled[0] = bed.engine().prepareImage(image)))
                    .isGreaterThan(LAYER_PAUSE);
            assertThat(pulled[0].digest())
                    .endsWith("/team/slow@" + registry.manifestDigest())
                    .startsWith("127.0.0.1:");
            assertThat(timeOf(() -> bed.engine().prepareImage(image))).isLessThan(LAYER_PAUSE);
        } finally {
            bed.docker().removeImageCmd(image.value()).exec();
        }
    }

    @Test
    void cancelledPullIsCancelledInTheEngineToo() throws Exception {
        try (LocalRegistry stuck = new LocalRegistry(Duration.ofMinutes(5))) {
            CompletableFuture<Exception> end = new CompletableFuture<>();
            Thread pulling =
                    Thread.startVirtualThread(
                            () ->
                                    end.complete(
                                            failureOf(
                                                    () ->
                                                            bed.engine()
                                                                    .prepareImage(
                                                                            stuck.slowImage()))));
            await().pollDelay(SHORT_ANSWER_LIMIT.plusMillis(500)).until(pulling::isAlive);

            pulling.interrupt();

            assertThat(end).succeedsWithin(SOON).isInstanceOf(InterruptedException.class);
            await().atMost(SOON).until(stuck::isLeftByTheEngine);
            assertThatThrownBy(() -> bed.docker().inspectImageCmd(stuck.slowImage().value()).exec())
                    .isInstanceOf(NotFoundException.class);
        }
    }

    private static Exception failureOf(ThrowingCallable call) {
        try {
            call.call();
            return new IllegalStateException("it did not fail");
        } catch (Exception e) {
            return e;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    @Test
    void silentRegistryIsGivenUpWithinFiveSecondsByDefault() throws Throwable {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                DockerContainerEngine usual =
                        DockerContainerEngine.fromEnvironment(DockerEngineSettings.DEFAULTS)) {
            ImageReference image =
                    new ImageReference("127.0.0.1:" + silent.getLocalPort() + "/a/b:1");

            Duration taken =
                    timeOf(
                            () ->
                                    assertThatThrownBy(() -> usual.prepareImage(image))
                                            .isInstanceOf(ImageUnavailable.class)
                                            .hasMessageEndingWith("did not answer within 4 s."));

            assertThat(taken).isLessThan(UNKNOWN_LIMIT);
        }
    }

    @Test
    void registryThatRefusesConnectionsIsSaidToBeAway() throws Throwable {
        int freed;
        try (ServerSocket briefly = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freed = briefly.getLocalPort();
        }
        assertThatThrownBy(
                        () ->
                                bed.engine()
                                        .prepareImage(
                                                new ImageReference(
                                                        "127.0.0.1:" + freed + "/a/b:1")))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessageEndingWith("the registry 127.0.0.1:" + freed + " cannot be reached.");
    }

    @Test
    void unknownTagIsSaidToBeUnknown() {
        assertThatThrownBy(() -> bed.engine().prepareImage(registry.image("team/slow:2")))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessageContaining("team/slow:2 does not exist");
    }

    @Test
    void refusedAccessLooksLikeAnUnknownImage() {
        assertThatThrownBy(() -> bed.engine().prepareImage(registry.image("team/secret:1")))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessageContaining("does not exist, or access to it is denied");
    }
}
