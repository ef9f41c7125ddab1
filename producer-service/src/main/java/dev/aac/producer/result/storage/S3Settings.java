package dev.aac.producer.result.storage;

import dev.aac.producer.platform.settings.WrongSetting;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The bucket that the {@code S3_*} settings name; none without {@code S3_BUCKET}. */
@Singleton
public class S3Settings {

    private static final String BUCKET = "S3_BUCKET";
    private static final String ENDPOINT = "S3_ENDPOINT";
    private static final String REGION = "S3_REGION";
    private static final String ACCESS_KEY = "S3_ACCESS_KEY";
    private static final String SECRET_KEY = "S3_SECRET_KEY";

    /** Our names of the environment's variables. */
    private static final Map<String, String> PROPERTIES =
            Map.of(
                    BUCKET, "aac.reports.s3-bucket",
                    ENDPOINT, "aac.reports.s3-endpoint",
                    REGION, "aac.reports.s3-region",
                    ACCESS_KEY, "aac.reports.s3-access-key",
                    SECRET_KEY, "aac.reports.s3-secret-key");

    private static final String REGION_DEFAULT = "us-east-1";
    private static final Pattern BUCKET_FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION_FORM = Pattern.compile("[a-z0-9-]{1,40}");

    private final @Nullable S3Place place;

    public S3Settings(Config config) {
        Map<String, String> given = new TreeMap<>();
        PROPERTIES.forEach(
                (variable, property) ->
                        config.getOptionalValue(property, String.class)
                                .ifPresent(value -> given.put(variable, value)));
        this.place = read(given).orElse(null);
    }

    Optional<S3Place> place() {
        return Optional.ofNullable(place);
    }

    /**
     * @param given values that are not empty, by the names of the environment's variables
     * @throws RuntimeException a {@link WrongSetting} when one is wrong
     */
    static Optional<S3Place> read(Map<String, String> given) {
        if (!given.containsKey(BUCKET)) {
            given.keySet().stream()
                    .findFirst()
                    .ifPresent(
                            other -> {
                                throw WrongSetting.because(
                                        BUCKET + " must be set, too, when " + other + " is");
                            });
            return Optional.empty();
        }
        for (String needed : List.of(ACCESS_KEY, SECRET_KEY)) {
            if (!given.containsKey(needed)) {
                throw WrongSetting.because(needed + " must be set, too, when " + BUCKET + " is");
            }
        }
        String bucket = given.getOrDefault(BUCKET, "");
        require(
                BUCKET_FORM.matcher(bucket).matches(),
                BUCKET
                        + " must be the name of a bucket: 3 to 63 lower-case letters, digits,"
                        + " points and hyphens");
        String region = given.getOrDefault(REGION, REGION_DEFAULT);
        require(
                REGION_FORM.matcher(region).matches(),
                REGION + " must be the name of a region, for example " + REGION_DEFAULT);
        return Optional.of(
                new S3Place(
                        endpoint(given.get(ENDPOINT)),
                        region,
                        bucket,
                        given.getOrDefault(ACCESS_KEY, ""),
                        given.getOrDefault(SECRET_KEY, "")));
    }

    private static @Nullable URI endpoint(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return parsed(text)
                .filter(isOrigin(text))
                .orElseThrow(
                        () ->
                                WrongSetting.because(
                                        ENDPOINT
                                                + " must be an address without a path, for example"
                                                + " https://s3.example.org:9000"));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Predicate<URI> isOrigin(String text) {
        return uri ->
                ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                        && uri.getHost() != null
                        && text.equals(uri.getScheme() + "://" + uri.getAuthority())
                        && uri.getUserInfo() == null;
    }

    private static void require(boolean right, String sentence) {
        if (!right) {
            throw WrongSetting.because(sentence);
        }
    }
}
