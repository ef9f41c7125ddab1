package dev.aac.producer.platform.settings;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tries the ports that the framework is going to listen on. Of one that is taken it would say so
 * only at the end of the start, without the setting's name, and of the management port with a stack
 * trace.
 */
@Singleton
@Startup(WrongSetting.CHECKED_FIRST)
public class ListeningPorts {

    private static final int BACKLOG = 1;

    public ListeningPorts(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.management.host") String managementHost,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        // Tests listen elsewhere; the development mode listens already when it starts anew.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            objection("AAC_PORT", host, port)
                    .or(() -> objection("AAC_MANAGEMENT_PORT", managementHost, managementPort))
                    .ifPresent(
                            sentence -> {
                                throw WrongSetting.because(sentence);
                            });
        }
    }

    /**
     * @return what is wrong, in a sentence; empty when nothing is
     */
    static Optional<String> objection(String setting, String host, int port) {
        try (ServerSocket _ = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            return Optional.empty();
        } catch (IOException _) {
            return Optional.of(
                    "%s must be a free port: nothing more can listen on %s:%d of this machine"
                            .formatted(setting, host, port));
        }
    }
}
