package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Command;
import dev.aac.e2e.harness.TestImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Existing dashboards: what {@code socket.io-client} itself sees, in a program of its own ({@code
 * e2e/socket-io-client}). {@code ./aac test} says when it is left out because Node is missing.
 */
@Tag("one-broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = SocketIoScenarios.FOLDER, matches = ".+")
final class SocketIoScenarios {

    /** Names the folder of the program and its modules. */
    static final String FOLDER = "aac.e2e.socket-io";

    private static final Duration PROGRAM_LIMIT = Duration.ofMinutes(15);

    private final AacInstallation installation =
            AacInstallation.named("socket-io", Map.of("WORKER_CONCURRENCY", "4"));

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    void clientsOfSocketIoSeeTheirOrganizationLive() {
        installation.up();
        Path folder = Path.of(System.getProperty(FOLDER));

        Command.Result seen =
                installation
                        .program(folder, "node", "scenarios.mjs", TestImage.name())
                        .run(PROGRAM_LIMIT);

        assertThat(seen.status()).as(seen.output()).isZero();
    }
}
