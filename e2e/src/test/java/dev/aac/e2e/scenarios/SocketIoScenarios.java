package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Command;
import dev.aac.e2e.harness.RestartedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Existing dashboards: what {@code socket.io-client} itself sees, in a program of its own ({@code
 * e2e/socket-io-client}). {@code ./aac test} says when it is left out because Node is missing.
 */
@Tag("one-broker")
@ExtendWith(RestartedInstallation.class)
@EnabledIfSystemProperty(named = SocketIoScenarios.FOLDER, matches = ".+")
final class SocketIoScenarios {

    /** Names the folder of the program and its modules. */
    static final String FOLDER = "aac.e2e.socket-io";

    private static final Duration PROGRAM_LIMIT = Duration.ofMinutes(15);

    @Test
    void clientsOfSocketIoSeeTheirOrganizationLive(AacInstallation installation) {
        Path folder = Path.of(System.getProperty(FOLDER));

        Command.Result seen =
                installation
                        .program(folder, "node", "scenarios.mjs", TestImage.name())
                        .run(PROGRAM_LIMIT);

        assertThat(seen.status()).as(seen.output()).isZero();
    }
}
