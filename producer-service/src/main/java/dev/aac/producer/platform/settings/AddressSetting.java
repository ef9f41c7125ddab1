package dev.aac.producer.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The address of another service, as an operator sets it: without user, query and fragment. */
public final class AddressSetting {

    /** What goes there without TLS nobody can listen to in between. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private AddressSetting() {}

    /**
     * @param plainAllowed whether it may be without TLS on another machine, too
     * @return empty when the text is no such address
     */
    public static Optional<URI> read(String text, boolean plainAllowed) {
        try {
            URI uri = new URI(text);
            boolean isSafe =
                    "https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme())
                                    && (plainAllowed || THIS_MACHINE.contains(uri.getHost())));
            return isSafe
                            && uri.getHost() != null
                            && uri.getUserInfo() == null
                            && uri.getQuery() == null
                            && uri.getFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
