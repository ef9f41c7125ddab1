package dev.aac.worker.container.docker;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.InstallationId;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** An owner as labels and back. */
final class ContainerLabels {

    static final String INSTALLATION = "aac.installation";

    private static final Logger LOG = Logger.getLogger(ContainerLabels.class);
    private static final String ORGANIZATION = "aac.organization";
    private static final String TASK = "aac.task";
    private static final String RUN = "aac.run";
    private static final String ATTEMPT = "aac.attempt";
    private static final String WORKER = "aac.worker";
    private static final String CORRELATION = "aac.correlation";

    private ContainerLabels() {}

    static Map<String, String> of(ContainerOwner owner) {
        RunRef run = owner.run();
        return Map.of(
                INSTALLATION, owner.installation().value(),
                ORGANIZATION, run.organizationId().value(),
                TASK, run.taskId().value(),
                RUN, run.runId().value(),
                ATTEMPT, String.valueOf(run.attempt()),
                WORKER, owner.worker().value(),
                CORRELATION, owner.correlationId());
    }

    /** The owner, unless somebody else made or changed the labels. */
    static Optional<ContainerOwner> read(Map<String, String> labels) {
        try {
            RunRef run =
                    new RunRef(
                            new OrganizationId(label(labels, ORGANIZATION)),
                            new TaskId(label(labels, TASK)),
                            new RunId(label(labels, RUN)),
                            Integer.parseInt(label(labels, ATTEMPT)));
            WorkerId worker = new WorkerId(label(labels, WORKER));
            InstallationId installation = new InstallationId(label(labels, INSTALLATION));
            return Optional.of(
                    new ContainerOwner(run, worker, installation, label(labels, CORRELATION)));
        } catch (IllegalArgumentException e) {
            LOG.warnf("a container carries aac labels that are not ours: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private static String label(Map<String, String> labels, String name) {
        return labels.getOrDefault(name, "");
    }
}
