package dev.aac.producer.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A service elsewhere at which people can prove who they are. */
public enum ProviderName {
    GOOGLE,
    GITHUB,
    MICROSOFT;

    /** As paths and the store write it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProviderName> named(String apiName) {
        return Arrays.stream(values())
                .filter(provider -> provider.apiName().equals(apiName))
                .findFirst();
    }
}
