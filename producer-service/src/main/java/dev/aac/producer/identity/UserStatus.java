package dev.aac.producer.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a user may act. */
public enum UserStatus {
    ACTIVE,
    INVITED,
    SUSPENDED;

    /** As callers and the store write it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<UserStatus> named(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName().equals(apiName))
                .findFirst();
    }
}
