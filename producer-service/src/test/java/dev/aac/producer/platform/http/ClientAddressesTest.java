package dev.aac.producer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private final ClientAddresses behindProxies =
            new ClientAddresses(Optional.of("10.0.0.0/8, 192.0.2.7,2001:db8::/32"));

    @Test
    void withoutTrustedProxiesTheHeaderIsNotBelieved() {
        ClientAddresses open = new ClientAddresses(Optional.empty());
        assertThat(open.of("127.0.0.1", List.of("203.0.113.9")).text()).isEqualTo("127.0.0.1");
        assertThat(new ClientAddresses(Optional.of(" ")).of("::1", List.of("203.0.113.9")).text())
                .isEqualTo("::1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The other end of the connection | what came with it | the client
                "10.1.2.3|203.0.113.9|203.0.113.9",
                "192.0.2.7|203.0.113.9|203.0.113.9",
                "192.0.2.8|203.0.113.9|192.0.2.8",
                "2001:db8::1|2001:db9::5|2001:db9::5",
                "10.1.2.3|''|10.1.2.3",
                // Made up by the client: what it sent stands before what a proxy added.
                "10.1.2.3|198.51.100.1, 203.0.113.9|203.0.113.9",
                "10.1.2.3|10.9.9.9, 203.0.113.9|203.0.113.9",
                // Two proxies.
                "10.1.2.3|198.51.100.1,203.0.113.9,10.4.4.4|203.0.113.9",
                "10.1.2.3|10.4.4.5 ,10.4.4.4|10.4.4.5",
                // Some write the port along.
                "10.1.2.3|203.0.113.9:4711|203.0.113.9",
                "10.1.2.3|[2001:db9::5]:4711|2001:db9::5",
                "10.1.2.3|203.0.113.9:80, 10.4.4.4:81|203.0.113.9",
                // What no proxy writes.
                "10.1.2.3|localhost:80|10.1.2.3",
                "10.1.2.3|203.0.113.9, unknown|10.1.2.3",
                "10.1.2.3|203.0.113.9, , 10.4.4.4|10.4.4.4",
                "10.1.2.3|localhost|10.1.2.3",
                "::ffff:10.1.2.3|203.0.113.9|203.0.113.9",
                "10.1.2.3|::ffff:203.0.113.9|203.0.113.9"
            })
    void firstAddressThatNobodyVouchesForIsTheClients(
            String peer, String forwarded, String client) {
        assertThat(behindProxies.of(peer, List.of(forwarded)).text()).isEqualTo(client);
    }

    @Test
    void severalHeadersAreReadAsOne() {
        assertThat(
                        behindProxies
                                .of("10.1.2.3", List.of("198.51.100.1", "203.0.113.9, 10.4.4.4"))
                                .text())
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "2001:db8:1:2:3:4:5:6,2001:db8:1:2::/64",
        "2001:db8:1:2::1,2001:db8:1:2::/64",
        "'',''",
        "unix,unix"
    })
    void networkIsWhatOneCustomerGets(String address, String network) {
        assertThat(new ClientAddress(address).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.org",
                "10.0.0.0/33",
                "10.0.0.0/0",
                "::/0",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/",
                "/8",
                "2001:db8::/129",
                "10.0.0.1,,10.0.0.2",
                "10.0.0.1;10.0.0.2",
                "*",
                "true"
            })
    void wrongValueStopsTheStartWithASentence(String wrong) {
        assertThatThrownBy(() -> new ClientAddresses(Optional.of(wrong)))
                .hasMessageStartingWith("TRUSTED_PROXIES must be addresses or networks");
    }
}
