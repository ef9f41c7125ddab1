package dev.aac.producer.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did it, and from where; all absent for what the installation does by itself.
 *
 * @param address of the network
 * @param client what the program says that it is
 */
public record Actor(
        @Nullable String userId,
        @Nullable String apiKeyId,
        @Nullable String address,
        @Nullable String client) {}
