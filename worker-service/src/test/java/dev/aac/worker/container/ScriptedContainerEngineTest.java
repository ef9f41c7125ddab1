package dev.aac.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScriptedContainerEngineTest extends ContainerEngineContract implements FolderContract {

    private static final ImageReference UNKNOWN = new ImageReference("nobody/nothing:1");
    private static final ImageReference HANGING = new ImageReference("slow/registry:1");

    private final ScriptedContainerEngine engine =
            ScriptedContainerEngine.playing(ContainerScript.exits(0))
                    .withoutImage(UNKNOWN)
                    .withHangingPull(HANGING);
    private final ContainerSamples samples = new ContainerSamples(new InstallationId("scripted"));

    @Override
    public ContainerEngine engine() {
        return engine;
    }

    @Override
    public ContainerSpec playing(ContainerScript script) {
        ContainerSpec spec = samples.spec(samples.image("team/tests:1"), "npm test");
        engine.playing(spec.owner().run().taskId(), script);
        return spec;
    }

    @Override
    protected ContainerSpec running(PreparedImage image) {
        return samples.spec(image, "npm test");
    }

    @Override
    protected OutputForm outputForm() {
        return OutputForm.BYTES_OF_TWO_STREAMS;
    }

    @Override
    protected ImageReference unknownImage() {
        return UNKNOWN;
    }

    @Override
    protected ImageReference hangingImage() {
        return HANGING;
    }

    @Test
    void engineThatIsAwayFailsEveryCall() {
        engine.setAway(true);

        assertThatThrownBy(engine::checkReady).isInstanceOf(EngineAway.class);
        assertThatThrownBy(() -> engine.create(playing(ContainerScript.exits(0))))
                .isInstanceOf(EngineAway.class);
    }

    @Test
    void engineThatGoesAwayFailsWaitsUnderWayAndKnowsTheEndWhenItIsBack() throws Exception {
        ContainerId id = engine.create(playing(ContainerScript.runsUntilStopped()));
        engine.start(id);
        CompletableFuture<Exception> wait = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        engine.awaitExit(id, Duration.ofMinutes(1));
                    } catch (Exception e) {
                        wait.complete(e);
                    }
                });

        engine.setAway(true);
        assertThat(wait).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(EngineAway.class);
        engine.finishContainers(7);
        engine.setAway(false);

        assertThat(engine.awaitExit(id, Duration.ZERO)).contains(new ContainerExit(7, false));
    }

    @Test
    void specificationsAreRemembered() throws Exception {
        ContainerSpec spec = playing(ContainerScript.exits(0));
        engine.remove(engine.create(spec));

        assertThat(engine.created()).containsExactly(spec);
        assertThat(engine.count()).isZero();
    }
}
