package dev.aac.producer.platform.http;

import dev.aac.producer.platform.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where people find the dashboard, for links that are sent to them: {@code APP_URL}, else {@code
 * DASHBOARD_URL}, else this service on this machine.
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class AppUrl {

    private final String base;

    public AppUrl(
            @ConfigProperty(name = "aac.http.app-url") Optional<String> appUrl,
            @ConfigProperty(name = "aac.http.dashboard-url") Optional<String> dashboardUrl,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        appUrl.filter(url -> !isWebAddress(url))
                .ifPresent(
                        wrong -> {
                            throw WrongSetting.because(
                                    "APP_URL must be an address such as https://aac.example.org,"
                                            + " without ? and #");
                        });
        String url = appUrl.or(() -> dashboardUrl).orElse("http://localhost:" + port);
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * @param path from {@code /} on, with what follows it, ready to be clicked
     */
    public String link(String path) {
        return base + path;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean isWeb =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            return isWeb
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
