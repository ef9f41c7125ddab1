package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;

/**
 * Whose container it is; written on the container, so that it can be found without its worker.
 *
 * @param correlationId of the request that asked for the run
 */
public record ContainerOwner(
        RunRef run, WorkerId worker, InstallationId installation, String correlationId) {

    public ContainerOwner {
        requireNonNull(run, "run is null");
        requireNonNull(worker, "worker is null");
        requireNonNull(installation, "installation is null");
        requireNonNull(correlationId, "correlationId is null");
    }

    /**
     * The container's name: {@code org_<organization>_<task>}, from the second attempt on {@code
     * org_<organization>.<attempt>_<task>}.
     */
    public String containerName() {
        String attempt = run.attempt() == 1 ? "" : "." + run.attempt();
        return "org_" + run.organizationId() + attempt + "_" + run.taskId();
    }
}
