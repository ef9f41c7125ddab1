package dev.aac.producer.explanation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.producer.platform.settings.WrongSetting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What models cost: a table that comes with this build, each row with its date and source, and what
 * the operator says beside or instead of it.
 */
final class ModelPrices {

    private static final String RESOURCE = "model-prices.csv";
    private static final int COLUMNS = 6;
    private static final Map<String, ModelPrice> TABLE = table();
    private static final Pattern OWN =
            Pattern.compile(
                    "([\\w.:/@-]{1,128})=(\\d{1,6}(?:\\.\\d{1,6})?)/(\\d{1,6}(?:\\.\\d{1,6})?)");

    private final Map<String, ModelPrice> own = new HashMap<>();

    /**
     * @param own {@code model=in/out}, with commas between: US dollars for a million tokens that
     *     are read, and written
     */
    ModelPrices(String own) {
        for (String price : own.isEmpty() ? new String[0] : own.split(",", -1)) {
            Matcher matcher = OWN.matcher(price.strip());
            if (!matcher.matches()) {
                throw WrongSetting.because(
                        "LLM_PRICES must be models with their prices in US dollars for a million"
                                + " tokens that are read and written, with commas between, for"
                                + " example my-model=0.15/0.60");
            }
            this.own.put(matcher.group(1), ModelPrice.of(matcher.group(2), matcher.group(3)));
        }
    }

    /** Empty when nobody knows it. */
    Optional<ModelPrice> of(ModelProvider provider, String model) {
        return Optional.ofNullable(own.get(model))
                .or(() -> Optional.ofNullable(TABLE.get(key(provider.apiName(), model))))
                .or(
                        () ->
                                provider == ModelProvider.OLLAMA
                                        ? Optional.of(ModelPrice.of("0", "0"))
                                        : Optional.empty());
    }

    private static Map<String, ModelPrice> table() {
        try (InputStream in =
                        Objects.requireNonNull(
                                ModelPrices.class.getResourceAsStream(RESOURCE),
                                "no table of prices");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", COLUMNS))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    row -> key(row[0], row[1]),
                                    row -> ModelPrice.of(row[2], row[3])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String key(String provider, String model) {
        return provider + " " + model;
    }
}
