package dev.aac.producer.explanation;

import dev.aac.producer.platform.encryption.Encryption;
import dev.aac.producer.platform.encryption.Sealed;
import dev.aac.producer.platform.encryption.SealedAs;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What counts for an organization: what its admins chose, within what the operator offers. Who
 * never chose has the installation's.
 */
@Singleton
public class ModelPolicy {

    static final String KEY_PURPOSE = "language model key";

    private final ModelSettings settings;
    private final ModelChoices choices;
    private final Encryption encryption;

    public ModelPolicy(ModelSettings settings, ModelChoices choices, Encryption encryption) {
        this.settings = settings;
        this.choices = choices;
        this.encryption = encryption;
    }

    /**
     * Blocks for a call to the store.
     *
     * @throws dev.aac.producer.platform.tenancy.StoreAway when it does not answer
     */
    public ModelTerms of(OrganizationScope scope) {
        return choices.find(scope)
                .map(choice -> terms(scope, choice))
                .orElseGet(
                        () ->
                                new ModelTerms(
                                        settings.isOn(),
                                        settings.routes(),
                                        settings.budgetMicros()));
    }

    private ModelTerms terms(OrganizationScope scope, ModelChoice choice) {
        ModelProvider provider = choice.provider();
        List<ModelRoute> routes =
                provider == null
                        ? settings.routes()
                        : route(scope, choice, provider).stream().toList();
        return new ModelTerms(choice.on(), routes, budgetMicros(choice));
    }

    /** Who pays with a key of their own may spend more than the operator grants. */
    private long budgetMicros(ModelChoice choice) {
        Integer cents = choice.budgetCents();
        if (cents == null) {
            return settings.budgetMicros();
        }
        long wanted = ModelSettings.micros(cents);
        return choice.key() == null ? Math.min(wanted, settings.budgetMicros()) : wanted;
    }

    /** Empty when the key cannot be opened any more, or the operator took away what it needs. */
    private Optional<ModelRoute> route(
            OrganizationScope scope, ModelChoice choice, ModelProvider provider) {
        String model = choice.model();
        if (model == null || !settings.allows(choice.address())) {
            return Optional.empty();
        }
        return settings.price(provider, model)
                .flatMap(
                        price ->
                                place(scope, choice, provider)
                                        .map(
                                                place ->
                                                        new ModelRoute(
                                                                provider,
                                                                model,
                                                                place.address(),
                                                                place.key(),
                                                                price)));
    }

    /** Where a model is, and with which key it is asked. */
    private record Place(@Nullable URI address, @Nullable String key) {}

    private Optional<Place> place(
            OrganizationScope scope, ModelChoice choice, ModelProvider provider) {
        URI address = choice.address();
        Sealed sealed = choice.key();
        if (sealed != null) {
            URI there = address == null ? settings.addressOf(provider) : address;
            return encryption.open(sealedAs(scope), sealed).map(key -> new Place(there, key));
        }
        // The installation's key goes nowhere but where the installation sends it.
        return address != null
                ? Optional.of(new Place(address, null))
                : settings.route(provider)
                        .map(offered -> new Place(offered.address(), offered.key()));
    }

    static SealedAs sealedAs(OrganizationScope scope) {
        return new SealedAs(
                KEY_PURPOSE, scope.organizationId(), scope.organizationId().value(), "key");
    }
}
