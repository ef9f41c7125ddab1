package dev.aac.producer.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has become of an invitation. */
public enum InvitationStatus {
    /** The person may accept it until it expires. */
    PENDING,
    ACCEPTED,
    EXPIRED,
    REVOKED;

    /** As callers and the store write it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InvitationStatus> named(String apiName) {
        return Arrays.stream(values())
                .filter(status -> status.apiName().equals(apiName))
                .findFirst();
    }

    /** All names, for sentences. */
    public static String names() {
        return Arrays.stream(values())
                .map(InvitationStatus::apiName)
                .collect(Collectors.joining(", "));
    }
}
