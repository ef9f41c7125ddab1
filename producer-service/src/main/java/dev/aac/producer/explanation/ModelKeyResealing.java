package dev.aac.producer.explanation;

import dev.aac.producer.platform.encryption.Encryption;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.encryption.SealedAs;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Seals organizations' keys for models anew that were sealed with the previous key, while there is
 * one, so that it can be taken away. Every replica does; of two that come to one organization at
 * once one changes nothing.
 */
@ApplicationScoped
public class ModelKeyResealing {

    private static final Logger LOG = Logger.getLogger(ModelKeyResealing.class);

    private final ModelChoices choices;
    private final Encryption encryption;

    public ModelKeyResealing(ModelChoices choices, Encryption encryption) {
        this.choices = choices;
        this.encryption = encryption;
    }

    /**
     * What a round did.
     *
     * @param sealed organizations whose key is sealed with the present one now
     * @param left organizations whose key is not, as it cannot be read or somebody changed it at
     *     the same time
     */
    record Round(int sealed, int left) {}

    /** When secrets of projects are. */
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
            LOG.warnf("The sweep of keys for language models is put off: %s", away.getMessage());
        }
    }

    private static void tell(Round round) {
        if (round.left() == 0) {
            LOG.infof(
                    "Keys for language models of %d organizations were encrypted anew; for them"
                            + " ENCRYPTION_KEY_PREVIOUS is not needed any more",
                    round.sealed());
        } else {
            LOG.warnf(
                    "Keys for language models of %d organizations were encrypted anew; %d were"
                            + " not, or cannot be read with either key",
                    round.sealed(), round.left());
        }
    }

    /**
     * @param current the key they are to be sealed with
     */
    Round reseal(String current) {
        List<OrganizationScope> found = choices.sealedOtherwise(current);
        int sealed = 0;
        for (OrganizationScope scope : found) {
            sealed += isSealedAnew(scope) ? 1 : 0;
        }
        return new Round(sealed, found.size() - sealed);
    }

    private boolean isSealedAnew(OrganizationScope scope) {
        Optional<ModelChoice> present = choices.find(scope);
        Sealed key = present.map(ModelChoice::key).orElse(null);
        if (present.isEmpty() || key == null) {
            return true;
        }
        SealedAs what = ModelPolicy.sealedAs(scope);
        Optional<String> text = encryption.open(what, key);
        return text.isPresent()
                && choices.save(
                        scope, key, present.get().withKey(encryption.seal(what, text.get())));
    }
}
