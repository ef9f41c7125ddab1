package dev.aac.producer.explanation.web;

import dev.aac.producer.explanation.ModelProvider;
import dev.aac.producer.explanation.ModelSettings;
import dev.aac.producer.explanation.ModelWish;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to count for the organization from now on, as it came. */
@Schema(name = "AnalysisSettingsRequest")
public record AnalysisSettingsRequest(
        @Schema(
                        description =
                                "Whether excerpts of failed runs' logs may be sent to a language"
                                        + " model")
                @Nullable Boolean on,
        @Schema(
                        description = "Left out for the models of the installation",
                        enumeration = {"gemini", "openai", "anthropic", "ollama"})
                @Nullable String provider,
        @Schema(description = "Of that provider") @Nullable String model,
        @Schema(
                        description =
                                "Of a model of one's own with openai or ollama, one of those that"
                                        + " the operator allows")
                @Nullable String address,
        @Schema(
                        description =
                                "The organization's own; no answer shows it. Left out, the present"
                                        + " one stays while provider and address do")
                @Nullable String key,
        @Schema(description = "To do without a key from now on") @Nullable Boolean removeKey,
        @Schema(
                        description =
                                "What all of it may cost in a month, in US cents; left out for the"
                                        + " installation's. More than that only with an own key")
                @Nullable Integer budgetCents) {

    private static final int KEY_MAX = 512;
    private static final int ADDRESS_MAX = 500;
    private static final Pattern MODEL = Pattern.compile("[\\w.:/@-]{1,128}");
    private static final Pattern KEY = Pattern.compile("\\p{Graph}+");

    /**
     * @throws dev.aac.producer.platform.problem.ProblemException that names every field that is
     *     wrong
     */
    ModelWish toWish() {
        Findings findings = new Findings();
        if (on == null) {
            findings.missing("on");
        }
        ModelProvider wantedProvider = provider(findings);
        String wantedModel = Texts.orNull(model);
        String wantedKey = Texts.orNull(key);
        URI wantedAddress = address(findings);
        findings.require(
                wantedModel == null || MODEL.matcher(wantedModel).matches(),
                "model",
                "must be the name of a model");
        findings.require(
                wantedKey == null
                        || (wantedKey.length() <= KEY_MAX && KEY.matcher(wantedKey).matches()),
                "key",
                "must be at most " + KEY_MAX + " characters without blanks");
        findings.require(
                budgetCents == null
                        || (budgetCents >= 0 && budgetCents <= ModelSettings.BUDGET_CENTS_MAX),
                "budgetCents",
                "must be from 0 to " + ModelSettings.BUDGET_CENTS_MAX);
        findings.throwIfAny();
        return new ModelWish(
                Boolean.TRUE.equals(on),
                wantedProvider,
                wantedModel,
                wantedAddress,
                wantedKey,
                Boolean.TRUE.equals(removeKey),
                budgetCents);
    }

    private @Nullable ModelProvider provider(Findings findings) {
        String named = Texts.orNull(provider);
        Optional<ModelProvider> known =
                Arrays.stream(ModelProvider.values())
                        .filter(each -> each.apiName().equals(named))
                        .findFirst();
        findings.require(
                named == null || known.isPresent(),
                "provider",
                "must be gemini, openai, anthropic or ollama");
        return known.orElse(null);
    }

    private @Nullable URI address(Findings findings) {
        String text = Texts.orNull(address);
        if (text == null) {
            return null;
        }
        try {
            findings.require(
                    text.length() <= ADDRESS_MAX,
                    "address",
                    "must be at most " + ADDRESS_MAX + " characters");
            return new URI(text);
        } catch (URISyntaxException _) {
            findings.wrong("address", "must be an address");
            return null;
        }
    }

    /** Never with the key. */
    @Override
    public String toString() {
        return "AnalysisSettingsRequest[hidden]";
    }
}
