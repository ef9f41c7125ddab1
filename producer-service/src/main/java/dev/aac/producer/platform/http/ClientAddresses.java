package dev.aac.producer.platform.http;

import dev.aac.producer.platform.settings.WrongSetting;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where requests come from: the other end of the connection, unless that is one of {@code
 * TRUSTED_PROXIES}. Such a one is believed about where it got the request from, and so on back to
 * the first that nobody vouches for; what stands before that one in {@code X-Forwarded-For}, the
 * client may have made up.
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class ClientAddresses {

    static final String HEADER = "X-Forwarded-For";

    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*");
    private static final Pattern PREFIX = Pattern.compile("[1-9][0-9]{0,2}");
    private static final int BITS_PER_BYTE = 8;

    private final List<IpSubnetFilterRule> trusted;

    public ClientAddresses(
            @ConfigProperty(name = "aac.http.trusted-proxies") Optional<String> trustedProxies) {
        this.trusted =
                trustedProxies.map(String::strip).filter(list -> !list.isEmpty()).stream()
                        .flatMap(BETWEEN::splitAsStream)
                        .map(ClientAddresses::rule)
                        .toList();
    }

    public ClientAddress of(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        return peer == null ? ClientAddress.UNKNOWN : of(peer, request.headers().getAll(HEADER));
    }

    /**
     * @param peer the other end of the connection
     * @param forwarded the headers of that name, in their order
     */
    ClientAddress of(String peer, List<String> forwarded) {
        Optional<InetAddress> connected = ClientAddress.literal(peer);
        if (connected.isEmpty()) {
            return new ClientAddress(peer);
        }
        InetAddress client = connected.get();
        List<String> hops = forwarded.stream().flatMap(BETWEEN::splitAsStream).toList();
        for (String hop : hops.reversed()) {
            Optional<InetAddress> before = address(hop.strip());
            if (before.isEmpty() || !isTrusted(client)) {
                break;
            }
            client = before.get();
        }
        return ClientAddress.of(client);
    }

    /** Some proxies write the port along. */
    private static Optional<InetAddress> address(String hop) {
        return ClientAddress.literal(hop)
                .or(
                        () ->
                                Optional.ofNullable(HostAndPort.parseAuthority(hop, -1))
                                        .flatMap(it -> ClientAddress.literal(it.host())));
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static IpSubnetFilterRule rule(String network) {
        List<String> parts = Arrays.asList(network.split("/", -1));
        InetAddress address =
                ClientAddress.literal(parts.getFirst()).orElseThrow(ClientAddresses::refusal);
        int bits = address.getAddress().length * BITS_PER_BYTE;
        return new IpSubnetFilterRule(address, prefix(parts, bits), IpFilterRuleType.ACCEPT);
    }

    /** A prefix of 0 would let everybody choose an address. */
    private static int prefix(List<String> parts, int bits) {
        if (parts.size() == 1) {
            return bits;
        }
        String prefix = parts.get(1);
        if (parts.size() > 2
                || !PREFIX.matcher(prefix).matches()
                || Integer.parseInt(prefix) > bits) {
            throw refusal();
        }
        return Integer.parseInt(prefix);
    }

    private static RuntimeException refusal() {
        return WrongSetting.because(
                "TRUSTED_PROXIES must be addresses or networks, not all of them, with commas"
                        + " between, for example 10.0.0.0/8,192.0.2.7,2001:db8::/32");
    }
}
