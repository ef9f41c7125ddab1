package dev.aac.producer.platform.http;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may act with what a browser adds by itself. A browser says where its page came from:
 * it must be this very host or the dashboard's. Programs say nothing and may act.
 */
@Singleton
public class PageOrigins {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Optional<String> dashboard;

    /**
     * @param dashboardUrl its origin may act, whatever its path
     */
    public PageOrigins(
            @ConfigProperty(name = "aac.http.dashboard-url") Optional<String> dashboardUrl) {
        this.dashboard = dashboardUrl.flatMap(PageOrigins::origin);
    }

    /**
     * @param origin the header of that name
     * @param host the one the request was sent to, with its port
     */
    public boolean mayAct(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        Optional<String> page = origin(origin);
        return page.isPresent()
                && (page.equals(dashboard)
                        || page.equals(origin("http://" + host))
                        || page.equals(origin("https://" + host)));
    }

    /** Scheme, host and port of a web address, in one form; empty when it is none. */
    private static Optional<String> origin(String address) {
        try {
            URI uri = new URI(address);
            String scheme =
                    Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            if (!isWeb || uri.getHost() == null) {
                return Optional.empty();
            }
            int usual = scheme.equals("http") ? HTTP_PORT : HTTPS_PORT;
            int port = uri.getPort() < 0 ? usual : uri.getPort();
            return Optional.of(
                    scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
