package dev.aac.worker.container;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** An owner as names and values that an engine keeps with its container, and back. */
public final class ContainerLabels {

    public static final String INSTALLATION = "aac.installation";
    public static final String ORGANIZATION = "aac.organization";
    public static final String TASK = "aac.task";
    public static final String RUN = "aac.run";
    public static final String ATTEMPT = "aac.attempt";
    public static final String WORKER = "aac.worker";
    public static final String CORRELATION = "aac.correlation";

    private static final Logger LOG = Logger.getLogger(ContainerLabels.class);

    private ContainerLabels() {}

    /** All of them; a value is whatever the owner's part is, also what an engine may not take. */
    public static Map<String, String> of(ContainerOwner owner) {
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
    public static Optional<ContainerOwner> read(Map<String, String> labels) {
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
