package dev.aac.producer.explanation;

import dev.aac.producer.platform.settings.AddressSetting;
import dev.aac.producer.platform.settings.WholeNumberSetting;
import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Which language models the operator offers, and whether they are asked. Without a provider's key
 * or address it is never called; without any only the rules speak.
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class ModelSettings {

    private static final String PREFIX = "aac.llm.";
    private static final long MICROS_OF_A_CENT = 10_000;

    /** Most that a month may cost. */
    public static final int BUDGET_CENTS_MAX = 100_000_000;

    private final boolean on;
    private final long budgetMicros;
    private final List<ModelRoute> routes;
    private final ModelPrices prices;
    private final List<URI> addresses;

    public ModelSettings(Config config) {
        this.on = isOn(config);
        this.budgetMicros =
                micros(
                        WholeNumberSetting.read(
                                "LLM_BUDGET_CENTS",
                                config.getValue(PREFIX + "budget-cents", String.class),
                                new WholeNumberSetting.Range(0, BUDGET_CENTS_MAX),
                                " US cents a month"));
        this.addresses = addresses(config);
        this.prices = new ModelPrices(text(config, "prices").orElse(""));
        List<ModelRoute> found = new ArrayList<>();
        for (ModelProvider provider : ModelProvider.values()) {
            route(config, provider, prices).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(route -> route.price().compared()));
        this.routes = List.copyOf(found);
        if (on && routes.isEmpty()) {
            throw WrongSetting.because(
                    "LLM_ANALYSIS is on, but none of GEMINI_API_KEY, OPENAI_API_KEY,"
                            + " OPENAI_BASE_URL, ANTHROPIC_API_KEY and OLLAMA_BASE_URL is set");
        }
    }

    /** Whether the logs of organizations that did not choose may be sent to a model. */
    boolean isOn() {
        return on;
    }

    /** What an organization may use up in a month, in millionths of a US dollar. */
    long budgetMicros() {
        return budgetMicros;
    }

    /** The models there are, the cheapest first. */
    List<ModelRoute> routes() {
        return routes;
    }

    /** What organizations can choose from. */
    public ModelOffer offer() {
        return new ModelOffer(
                on,
                routes.stream()
                        .map(route -> new ModelOffer.OfferedModel(route.provider(), route.model()))
                        .toList(),
                addresses,
                budgetMicros / MICROS_OF_A_CENT);
    }

    /** The installation's model of that provider. */
    Optional<ModelRoute> route(ModelProvider provider) {
        return routes.stream().filter(route -> route.provider() == provider).findFirst();
    }

    /** Empty when nobody knows it: such a model is not asked. */
    Optional<ModelPrice> price(ModelProvider provider, String model) {
        return prices.of(provider, model);
    }

    /** Nobody but the operator says where this service connects to. */
    boolean allows(@Nullable URI address) {
        return address == null || addresses.contains(address);
    }

    /** Where the installation has a provider's API; null for the provider's own. */
    @Nullable URI addressOf(ModelProvider provider) {
        return route(provider).map(ModelRoute::address).orElse(null);
    }

    static long micros(int cents) {
        return cents * MICROS_OF_A_CENT;
    }

    private static List<URI> addresses(Config config) {
        List<URI> addresses = new ArrayList<>();
        for (String address : text(config, "addresses").orElse("").split(",", -1)) {
            if (!address.isBlank()) {
                addresses.add(
                        AddressSetting.read(address.strip(), true)
                                .orElseThrow(
                                        () ->
                                                WrongSetting.because(
                                                        "LLM_BASE_URLS must be https:// or http://"
                                                                + " addresses without user, ? and"
                                                                + " #, with commas between")));
            }
        }
        return List.copyOf(addresses);
    }

    private static boolean isOn(Config config) {
        return switch (config.getValue(PREFIX + "on", String.class)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw WrongSetting.because("LLM_ANALYSIS must be on or off");
        };
    }

    private static Optional<ModelRoute> route(
            Config config, ModelProvider provider, ModelPrices prices) {
        String property = provider.apiName();
        Optional<String> key = text(config, property + ".key");
        URI address = address(config, provider);
        boolean isThere =
                switch (provider) {
                    case GEMINI, ANTHROPIC -> key.isPresent();
                    case OPENAI -> key.isPresent() || address != null;
                    case OLLAMA -> address != null;
                };
        if (!isThere) {
            return Optional.empty();
        }
        String model = config.getValue(PREFIX + property + ".model", String.class);
        ModelPrice price =
                prices.of(provider, model)
                        .orElseThrow(
                                () ->
                                        WrongSetting.because(
                                                "LLM_PRICES must say what LLM_%s_MODEL costs: it is not in the table of prices"
                                                        .formatted(provider.name())));
        return Optional.of(new ModelRoute(provider, model, address, key.orElse(null), price));
    }

    private static @Nullable URI address(Config config, ModelProvider provider) {
        Optional<String> text = text(config, provider.apiName() + ".url");
        if (text.isEmpty()) {
            return null;
        }
        String variable = provider.name().toUpperCase(Locale.ROOT) + "_BASE_URL";
        // A model of one's own is often in the same network, and has no certificate.
        boolean plainAllowed = provider == ModelProvider.OLLAMA || provider == ModelProvider.OPENAI;
        return AddressSetting.read(text.get(), plainAllowed)
                .orElseThrow(
                        () ->
                                WrongSetting.because(
                                        variable
                                                + (plainAllowed
                                                        ? " must be an https:// or http://"
                                                        : " must be an https://")
                                                + " address without user, ? and #"));
    }

    private static Optional<String> text(Config config, String property) {
        return config.getOptionalValue(PREFIX + property, String.class)
                .filter(value -> !value.isEmpty());
    }
}
