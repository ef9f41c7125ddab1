package dev.aac.producer.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListeningPortsTest {

    @Test
    void takenPortIsNamedWithItsSetting() throws IOException {
        String host = "127.0.0.1";
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            assertThat(ListeningPorts.objection("AAC_MANAGEMENT_PORT", host, taken.getLocalPort()))
                    .contains(
                            "AAC_MANAGEMENT_PORT must be a free port: nothing more can listen on"
                                    + " 127.0.0.1:"
                                    + taken.getLocalPort()
                                    + " of this machine");
        }
    }

    @Test
    void freePortIsFine() {
        assertThat(ListeningPorts.objection("AAC_PORT", "127.0.0.1", 0)).isEmpty();
    }
}
