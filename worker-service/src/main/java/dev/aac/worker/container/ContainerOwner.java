package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;

/** Whose container it is; written on the container, so that it can be found without its worker. */
public record ContainerOwner(RunRef run, WorkerId worker, InstallationId installation) {

    public ContainerOwner {
        requireNonNull(run, "run is null");
        requireNonNull(worker, "worker is null");
        requireNonNull(installation, "installation is null");
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
