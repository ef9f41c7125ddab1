package dev.aac.producer.platform.http;

import static java.util.Objects.requireNonNull;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * The network address of a client.
 *
 * @param text as people write it; empty when it is not known
 */
public record ClientAddress(String text) {

    public static final ClientAddress UNKNOWN = new ClientAddress("");

    private static final int PREFIX_BYTES = 8;

    public ClientAddress {
        requireNonNull(text, "text is null");
    }

    static ClientAddress of(InetAddress address) {
        return new ClientAddress(NetUtil.toAddressString(address));
    }

    /**
     * The address, or of IPv6 its network of 64 bits: so much is given to one customer, who can
     * take another address out of it for each request.
     */
    public String network() {
        return literal(text)
                .filter(Inet6Address.class::isInstance)
                .map(address -> NetUtil.bytesToIpAddress(prefix(address)) + "/64")
                .orElse(text);
    }

    /** Reads an address without asking anybody for a name; empty when it is none. */
    static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] prefix(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        return bytes;
    }
}
