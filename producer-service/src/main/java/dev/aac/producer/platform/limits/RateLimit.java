package dev.aac.producer.platform.limits;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many requests of one client are let in within which time.
 *
 * @param policy its name, which clients are told
 * @param share how many of them a replica takes from the shared count at once: with 1 it asks the
 *     store about each request
 */
public record RateLimit(String policy, int max, Duration window, int share) {

    public RateLimit {
        requireNonNull(policy, "policy is null");
        requireNonNull(window, "window is null");
        if (max < 1 || share < 1 || share > max) {
            throw new IllegalArgumentException("a limit lets in at least one, share by share");
        }
    }
}
