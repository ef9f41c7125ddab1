package dev.aac.producer.explanation;

import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.encryption.Encryption;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organization's admins choose. Throws what the store throws. */
@Singleton
public class ModelChoosing {

    /** How often it begins anew when somebody else changes the key at the same time. */
    private static final int TRIES_MAX = 5;

    private final ModelSettings settings;
    private final ModelChoices choices;
    private final Encryption encryption;
    private final AuditTrail trail;

    public ModelChoosing(
            ModelSettings settings, ModelChoices choices, Encryption encryption, AuditTrail trail) {
        this.settings = settings;
        this.choices = choices;
        this.encryption = encryption;
        this.trail = trail;
    }

    /** Empty when nobody ever chose. */
    public Optional<ModelChoice> of(OrganizationScope scope) {
        return choices.find(scope);
    }

    /**
     * Does all of it or nothing.
     *
     * @throws ProblemException for what does not fit to what the operator offers, and {@link
     *     FixedProblem#ENCRYPTION_KEY_MISSING}
     */
    public ModelChoice choose(Principal by, ModelWish wish) {
        OrganizationScope scope = by.scope();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<ModelChoice> before = choices.find(scope);
            ModelChoice choice = choice(scope, wish, before);
            Sealed keyBefore = before.map(ModelChoice::key).orElse(null);
            AuditIntent intent = trail.intend(scope, events(by, keyBefore, choice));
            if (intent.settle(choices.save(scope, keyBefore, choice))) {
                return choice;
            }
        }
        throw new ProblemException(FixedProblem.OVERLOADED);
    }

    private ModelChoice choice(
            OrganizationScope scope, ModelWish wish, Optional<ModelChoice> before) {
        ModelChoice wanted =
                new ModelChoice(
                        wish.on(),
                        wish.provider(),
                        wish.model(),
                        wish.address(),
                        null,
                        wish.budgetCents());
        Optional<Sealed> kept = kept(before, wanted, wish);
        check(wanted, wish, kept.isPresent());
        String given = wish.key();
        return wanted.withKey(
                given == null
                        ? kept.orElse(null)
                        : encryption.seal(ModelPolicy.sealedAs(scope), given));
    }

    /** A key was given for one place; nobody sends it to another. */
    private static Optional<Sealed> kept(
            Optional<ModelChoice> before, ModelChoice wanted, ModelWish wish) {
        return wish.removeKey() || wanted.provider() == null
                ? Optional.empty()
                : before.filter(wanted::isAskedWhere).map(ModelChoice::key);
    }

    private void check(ModelChoice wanted, ModelWish wish, boolean keepsKey) {
        Findings findings = new Findings();
        ModelProvider provider = wanted.provider();
        String model = wanted.model();
        if (provider == null) {
            String alone = "must be left out without a provider";
            findings.require(model == null, "model", alone);
            findings.require(wanted.address() == null, "address", alone);
            findings.require(wish.key() == null, "key", alone);
        } else {
            findings.require(
                    model != null && settings.price(provider, model).isPresent(),
                    "model",
                    "must be a model of that provider whose price is known here");
            findings.require(
                    settings.allows(wanted.address()) && canBeElsewhere(wanted),
                    "address",
                    "must be one that the operator allows for models of one's own");
            findings.require(
                    wish.key() != null
                            || keepsKey
                            || wanted.address() != null
                            || settings.route(provider).isPresent(),
                    "key",
                    "must be given: the operator offers no model of that provider");
            findings.require(
                    wish.key() == null || provider != ModelProvider.OLLAMA,
                    "key",
                    "must be left out: Ollama takes none");
        }
        findings.require(
                wish.key() == null || !wish.removeKey(),
                "removeKey",
                "must be left out when a key is given");
        findings.throwIfAny();
    }

    private static boolean canBeElsewhere(ModelChoice wanted) {
        return wanted.address() == null
                || wanted.provider() == ModelProvider.OPENAI
                || wanted.provider() == ModelProvider.OLLAMA;
    }

    private static AuditEvent[] events(
            Principal by, @Nullable Sealed keyBefore, ModelChoice choice) {
        AuditSubject organization = AuditSubject.organization(by.organizationId().value());
        ModelProvider provider = choice.provider();
        List<AuditEvent> events = new ArrayList<>();
        events.add(
                AuditEvent.of(AuditType.ORGANIZATION_CHANGED, organization)
                        .by(by.actor())
                        .with("fields", "analysis")
                        .with("analysis", choice.on() ? "on" : "off")
                        .with("provider", provider == null ? "installation" : provider.apiName()));
        if (!Objects.equals(keyBefore, choice.key())) {
            events.add(
                    AuditEvent.of(AuditType.SECRET_CHANGED, organization)
                            .by(by.actor())
                            .with("names", "analysis.key")
                            .with("change", choice.key() == null ? "removed" : "set"));
        }
        return events.toArray(AuditEvent[]::new);
    }
}
