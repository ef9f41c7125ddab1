package dev.aac.producer.project;

import dev.aac.producer.platform.encryption.Encryption;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets anew that were sealed with the previous key, while there is one, so that it can be
 * taken away. Every replica does; of two that come to one project at once the second finds nothing
 * to do.
 */
@ApplicationScoped
public class SecretResealing {

    /** Most projects that are looked for at once. */
    static final int PAGE_MAX = 500;

    private static final Logger LOG = Logger.getLogger(SecretResealing.class);

    private final Projects projects;
    private final SecretVault vault;
    private final Encryption encryption;

    public SecretResealing(Projects projects, SecretVault vault, Encryption encryption) {
        this.projects = projects;
        this.vault = vault;
        this.encryption = encryption;
    }

    /**
     * What a round did.
     *
     * @param sealed projects whose secrets are all sealed with the present key now
     * @param left projects with a secret that is not, as it cannot be read or somebody changed the
     *     project at the same time
     */
    record Round(int sealed, int left) {}

    @Scheduled(
            every = "{aac.project.reseal-every}",
            delayed = "{aac.project.reseal-after}",
            concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void onSchedule() {
        Optional<String> current = encryption.currentKeyId();
        if (current.isEmpty() || !encryption.hasPreviousKey()) {
            return;
        }
        try {
            tell(reseal(current.get()));
        } catch (StoreAway away) {
            LOG.warnf("The sweep of secrets is put off: %s", away.getMessage());
        }
    }

    private static void tell(Round round) {
        if (round.left() == 0) {
            LOG.infof(
                    "Secrets of %d projects were encrypted anew; for them ENCRYPTION_KEY_PREVIOUS"
                            + " is not needed any more",
                    round.sealed());
        } else {
            LOG.warnf(
                    "Secrets of %d projects were encrypted anew; %d projects have some that were"
                            + " not, or cannot be read with either key",
                    round.sealed(), round.left());
        }
    }

    /**
     * @param current the key they are to be sealed with
     */
    Round reseal(String current) {
        int sealed = 0;
        int left = 0;
        @Nullable ProjectId after = null;
        List<Projects.Found> page;
        do {
            page = projects.sealedOtherwise(current, after, PAGE_MAX);
            for (Projects.Found found : page) {
                if (isSealedAnew(found, current)) {
                    sealed++;
                } else {
                    left++;
                }
                after = found.id();
            }
        } while (page.size() == PAGE_MAX);
        return new Round(sealed, left);
    }

    private boolean isSealedAnew(Projects.Found found, String current) {
        Optional<Project> present = projects.find(found.scope(), found.id());
        if (present.isEmpty()) {
            return true;
        }
        Project project = present.get();
        Project anew = project.with(project.settings(), vault.sealedAnew(project));
        boolean written =
                anew.equals(project)
                        || projects.replace(found.scope(), anew.next(project.updatedAt()))
                                == Projects.Written.SAVED;
        return written
                && anew.secrets().byName().values().stream()
                        .allMatch(secret -> secret.value().keyId().equals(current));
    }
}
