package dev.aac.worker.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MeasuredContainerEngineTest extends ContainerEngineContract implements FolderContract {

    private static final ImageReference UNKNOWN = new ImageReference("nobody/nothing:1");
    private static final ImageReference HANGING = new ImageReference("slow/registry:1");

    private final ScriptedContainerEngine scripted =
            ScriptedContainerEngine.playing(ContainerScript.exits(0))
                    .withoutImage(UNKNOWN)
                    .withHangingPull(HANGING);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ContainerEngine engine =
            new MeasuredContainerEngine(scripted, new EngineMetrics(registry));
    private final ContainerSamples samples = new ContainerSamples(new InstallationId("measured"));

    @Override
    public ContainerEngine engine() {
        return engine;
    }

    @Override
    public ContainerSpec playing(ContainerScript script) {
        ContainerSpec spec = samples.spec(samples.image("team/tests:1"), "npm test");
        scripted.playing(spec.owner().run().taskId(), script);
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
    void callsAreTimedAndTheirErrorsAreCountedByKind() throws Exception {
        engine.checkReady();
        scripted.setAway(true);
        assertThatThrownBy(engine::checkReady).isInstanceOf(EngineFailed.class);

        assertThat(
                        registry.get("aac.worker.engine.calls")
                                .tag("operation", "check")
                                .timer()
                                .count())
                .isEqualTo(2);
        assertThat(errors("engine_failed")).isEqualTo(1);
        assertThat(errors("image_unavailable")).isZero();
    }

    private double errors(String kind) {
        return registry.get("aac.worker.engine.errors").tag("kind", kind).counter().count();
    }
}
