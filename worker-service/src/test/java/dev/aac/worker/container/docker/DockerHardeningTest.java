package dev.aac.worker.container.docker;

import static dev.aac.contract.fact.LogStream.STDOUT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.aac.contract.id.RunRef;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerLimits;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.ContainerSamples;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.GatheredOutput;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a container is like, seen from the engine and from inside. */
@Tag("docker")
@Timeout(120)
class DockerHardeningTest {

    private static final long MEBIBYTE = 1024L * 1024;

    private static DockerTestBed bed;

    @BeforeAll
    static void makeBed() throws IOException {
        bed = new DockerTestBed();
    }

    @AfterEach
    void removeContainers() throws Exception {
        bed.removeContainers();
    }

    @AfterAll
    static void removeBed() throws Exception {
        bed.tearDown();
    }

    private static InspectContainerResponse inspect(ContainerId id) {
        return bed.docker().inspectContainerCmd(id.value()).exec();
    }

    @Test
    void engineShowsEveryRestriction() throws Exception {
        ContainerSpec spec = bed.shell("sleep 60");
        ContainerId id = bed.start(spec, new GatheredOutput());

        InspectContainerResponse container = inspect(id);

        HostConfig host = container.getHostConfig();
        assertThat(host.getPrivileged()).isFalse();
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getCapAdd()).isNullOrEmpty();
        assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges");
        assertThat(host.getPidsLimit()).isEqualTo(512);
        assertThat(host.getMemory()).isEqualTo(32 * MEBIBYTE);
        assertThat(host.getMemorySwap()).isEqualTo(32 * MEBIBYTE);
        assertThat(host.getNanoCPUs()).isEqualTo(1_000_000_000);
        assertThat(host.getNetworkMode()).isEqualTo("aac-" + bed.installation());
        assertThat(host.getBinds()).isNullOrEmpty();
        assertThat(host.getDevices()).isNullOrEmpty();
        assertThat(host.getPortBindings()).isNull();
        assertThat(container.getMounts()).isEmpty();
    }

    @Test
    void containerCarriesItsNameAndOwner() throws Exception {
        ContainerSpec spec = bed.shell("sleep 60");
        RunRef run = spec.owner().run();

        InspectContainerResponse container = inspect(bed.engine().create(spec));

        assertThat(container.getName())
                .isEqualTo("/org_" + run.organizationId() + "_" + run.taskId());
        assertThat(container.getConfig().getLabels())
                .containsAllEntriesOf(
                        Map.of(
                                "aac.organization", run.organizationId().value(),
                                "aac.task", run.taskId().value(),
                                "aac.attempt", "1",
                                "aac.worker", "worker-1",
                                "aac.run", run.runId().value(),
                                "aac.installation", bed.installation().value()));
    }

    @Test
    void laterAttemptIsNamedAfterItsNumber() throws Exception {
        ContainerSpec spec = bed.shell("true");
        ContainerOwner owner = bed.samples().owner(3);
        ContainerSpec third =
                new ContainerSpec(owner, spec.image(), "true", Map.of(), spec.limits());

        assertThat(inspect(bed.engine().create(third)).getName())
                .isEqualTo("/org_" + owner.run().organizationId() + ".3_" + owner.run().taskId());
    }

    @Test
    void processHasNoCapabilityAndCannotGainAny() throws Exception {
        String status = bed.outputOf("grep -E 'Cap|NoNewPrivs' /proc/self/status");

        assertThat(status.lines())
                .containsExactlyInAnyOrder(
                        "CapInh:\t0000000000000000",
                        "CapPrm:\t0000000000000000",
                        "CapEff:\t0000000000000000",
                        "CapBnd:\t0000000000000000",
                        "CapAmb:\t0000000000000000",
                        "NoNewPrivs:\t1");
    }

    @Test
    void diskIsWhatAContainerWroteBesidesItsImage() throws Exception {
        GatheredOutput output = new GatheredOutput();
        ContainerId id =
                bed.start(
                        bed.shell("dd if=/dev/zero of=/full bs=1M count=5; echo full; sleep 60"),
                        output);
        output.awaitText(STDOUT, "full\n");

        assertThat(bed.engine().diskBytes(id)).isBetween(5 * MEBIBYTE, 6 * MEBIBYTE);
        bed.engine().remove(id);
        assertThatThrownBy(() -> bed.engine().diskBytes(id))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("The container is gone.");
    }

    @Test
    void orphansAreReapedByTheInitProcess() throws Exception {
        String output = bed.outputOf("(sleep 0.1 &); sleep 0.5; ps -o pid,stat,comm");

        assertThat(output).doesNotContain("Z").containsPattern("1\\s+\\S+\\s+docker-init");
    }

    @Test
    void environmentArrivesUnchanged() throws Exception {
        ContainerSpec plain = bed.shell("printf '%s|' \"$CI\" \"$MANY\" \"$ODD\"");
        Map<String, String> environment =
                Map.of("CI", "true", "MANY", "a\nb\n", "ODD", "$HOME 'x' \"y\" ü=1");
        GatheredOutput output = new GatheredOutput();

        bed.run(
                new ContainerSpec(
                        plain.owner(), plain.image(), plain.command(), environment, plain.limits()),
                output);

        assertThat(output.text(STDOUT)).isEqualTo("true|a\nb\n|$HOME 'x' \"y\" ü=1|");
    }

    @Test
    void withoutACommandTheImageRunsItsOwn() throws Exception {
        GatheredOutput output = new GatheredOutput();

        bed.run(
                bed.samples().spec(bed.engine().prepareImage(bed.images().ownProgram()), null),
                output);

        assertThat(output.text(STDOUT)).isEqualTo("of the image\n");
    }

    @Test
    void anonymousVolumesGoWithTheContainer() throws Exception {
        ContainerId id =
                bed.engine()
                        .create(
                                bed.samples()
                                        .spec(
                                                bed.engine()
                                                        .prepareImage(bed.images().ownProgram()),
                                                "true"));
        String volume = requireNonNull(inspect(id).getMounts()).getFirst().getName();
        bed.docker().inspectVolumeCmd(volume).exec();

        bed.engine().remove(id);

        assertThatThrownBy(() -> bed.docker().inspectVolumeCmd(volume).exec())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void moreCpusThanTheEngineHasAreAllOfThem() throws Exception {
        ContainerSpec plain = bed.shell("true");
        ContainerSpec greedy =
                new ContainerSpec(
                        plain.owner(),
                        plain.image(),
                        "true",
                        Map.of(),
                        new ContainerLimits(
                                1_000,
                                32,
                                ContainerSamples.LIMITS.diskMb(),
                                ContainerSamples.LIMITS.runtime()));

        Long nanoCpus = inspect(bed.engine().create(greedy)).getHostConfig().getNanoCPUs();

        assertThat(nanoCpus)
                .isEqualTo(
                        requireNonNull(bed.docker().infoCmd().exec().getNCPU()) * 1_000_000_000L);
    }

    @Test
    void somebodyElsesContainerIsNeverReplaced() throws Exception {
        ContainerSpec spec = bed.shell("true");
        String foreign =
                bed.docker()
                        .createContainerCmd(spec.image().id())
                        .withName(spec.owner().containerName())
                        .withCmd("true")
                        .exec()
                        .getId();
        try {
            assertThatThrownBy(() -> bed.engine().create(spec))
                    .isInstanceOf(EngineFailed.class)
                    .hasMessageContaining("somebody else");
        } finally {
            bed.docker().removeContainerCmd(foreign).exec();
        }
    }

    @Test
    void removedImageIsSaidToBeGone() throws Exception {
        ContainerSpec spec =
                bed.samples().spec(bed.samples().image("sha256:" + "0".repeat(64)), "true");

        assertThatThrownBy(() -> bed.engine().create(spec))
                .hasMessageContaining("was removed from the engine");
    }
}
