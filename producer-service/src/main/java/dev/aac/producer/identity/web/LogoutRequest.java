package dev.aac.producer.identity.web;

import org.jspecify.annotations.Nullable;

/**
 * The body of a logout; it may be left out.
 *
 * @param allDevices whether to end the caller's other sessions too
 */
public record LogoutRequest(@Nullable Boolean allDevices) {

    boolean isEverywhere() {
        return Boolean.TRUE.equals(allDevices);
    }
}
