package dev.aac.producer.project;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where what is tested runs, by the name of the environment. */
public record TargetUrls(
        @Nullable String development, @Nullable String staging, @Nullable String production) {

    public static final TargetUrls NONE = new TargetUrls(null, null, null);

    /**
     * @param environment in any case; null and others than the three have none
     */
    public @Nullable String of(@Nullable String environment) {
        return switch (environment == null ? "" : environment.toLowerCase(Locale.ROOT)) {
            case "development" -> development;
            case "staging" -> staging;
            case "production" -> production;
            default -> null;
        };
    }
}
