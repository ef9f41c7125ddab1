package dev.aac.worker.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import dev.aac.worker.container.ContainerLabels;
import dev.aac.worker.container.ContainerLimits;
import dev.aac.worker.container.ContainerSpec;
import java.util.List;

/**
 * The one recipe of every container. Nothing of it can be changed by a request: a run brings its
 * image, command, environment and limits, and that is all it brings.
 */
final class HardenedContainer {

    /** Processes and threads in one container; a fork bomb ends here. */
    static final long PIDS_MAX = 512;

    private static final long BYTES_PER_MEBIBYTE = 1024L * 1024;
    private static final double NANOS_PER_CPU = 1e9;

    /** The engine's least; below it the container would not be created. */
    private static final double CPUS_MIN = 0.01;

    /** Browsers need more than the engine's 64 MiB of /dev/shm; it counts as the run's memory. */
    private static final long SHARED_MEMORY_DIVISOR = 2;

    /** An image's own one would only cost: nobody asks a test run how it feels. */
    private static final HealthCheck NO_HEALTH_CHECK = new HealthCheck().withTest(List.of("NONE"));

    private HardenedContainer() {}

    /**
     * @param engineCpus how many the engine has; it refuses a limit above that
     */
    static CreateContainerCmd command(
            DockerClient client, ContainerSpec spec, String network, int engineCpus) {
        CreateContainerCmd create =
                client.createContainerCmd(spec.image().id())
                        .withName(spec.owner().containerName())
                        .withLabels(ContainerLabels.of(spec.owner()))
                        .withEnv(environment(spec))
                        .withHealthcheck(NO_HEALTH_CHECK)
                        .withHostConfig(hostConfig(spec.limits(), network, engineCpus));
        String command = spec.command();
        return command == null
                ? create
                : create.withEntrypoint("sh", "-c").withCmd(List.of(command));
    }

    private static List<String> environment(ContainerSpec spec) {
        return spec.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }

    private static HostConfig hostConfig(ContainerLimits limits, String network, int engineCpus) {
        long memory = limits.memoryMb() * BYTES_PER_MEBIBYTE;
        double cpus = Math.clamp(limits.cpus(), CPUS_MIN, engineCpus);
        return HostConfig.newHostConfig()
                .withPrivileged(false)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withPidsLimit(PIDS_MAX)
                .withMemory(memory)
                .withMemorySwap(memory)
                .withShmSize(memory / SHARED_MEMORY_DIVISOR)
                .withNanoCPUs(Math.round(cpus * NANOS_PER_CPU))
                .withNetworkMode(network)
                // Process 1 of the container is the engine's init: it reaps zombies, and passes
                // SIGTERM to a program that, as process 1 itself, would never feel it.
                .withInit(true)
                .withLogConfig(OutputCopy.logConfig());
    }
}
