package dev.aac.worker.container;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.ImageReference;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Specifications for tests, each of a task of its own. */
public final class ContainerSamples {

    /** Small, so that a container that fills its memory does so at once. */
    public static final ContainerLimits LIMITS =
            new ContainerLimits(1, 32, 1024, Duration.ofMinutes(10));

    private final InstallationId installation;
    private final AtomicInteger tasks = new AtomicInteger();

    public ContainerSamples(InstallationId installation) {
        this.installation = installation;
    }

    public InstallationId installation() {
        return installation;
    }

    /** The first attempt of a new task. */
    public ContainerOwner owner() {
        return owner(1);
    }

    public ContainerOwner owner(int attempt) {
        RunRef run =
                new RunRef(
                        new OrganizationId("00000000000000000000aac1"),
                        new TaskId("task-" + tasks.incrementAndGet() + "-" + installation),
                        new RunId(UUID.randomUUID().toString().replace("-", "")),
                        attempt);
        return new ContainerOwner(run, new WorkerId("worker-1"), installation, "request-1");
    }

    public PreparedImage image(String reference) {
        return new PreparedImage(new ImageReference(reference), reference, reference);
    }

    public ContainerSpec spec(PreparedImage image, @Nullable String command) {
        return new ContainerSpec(owner(), image, command, Map.of("CI", "true"), LIMITS);
    }
}
