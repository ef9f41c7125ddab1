package dev.aac.producer.execution.live;

import dev.aac.producer.platform.http.ClientAddress;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts the connections on which nobody has signed in yet, by the network they come from: whoever
 * has no token shall not take the places of those who have one. Thread-safe.
 */
@Singleton
final class UnauthenticatedSockets {

    private final ConcurrentMap<String, Integer> byNetwork = new ConcurrentHashMap<>();
    private final int max;

    /**
     * @param max most of them from one network
     */
    UnauthenticatedSockets(@ConfigProperty(name = "aac.live.strangers-per-network-max") int max) {
        this.max = max;
    }

    /** Whether another one from there would be one too many. */
    boolean isCrowded(ClientAddress address) {
        return byNetwork.getOrDefault(address.network(), 0) >= max;
    }

    /**
     * Counts a connection.
     *
     * @return to be called once, when somebody has signed in on it or it is gone
     */
    Runnable arrived(ClientAddress address) {
        String network = address.network();
        byNetwork.merge(network, 1, Integer::sum);
        return () ->
                byNetwork.computeIfPresent(network, (_, count) -> count > 1 ? count - 1 : null);
    }
}
