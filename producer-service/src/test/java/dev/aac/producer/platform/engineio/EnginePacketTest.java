package dev.aac.producer.platform.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginePacketTest {

    @ParameterizedTest
    @CsvSource({
        "0{},OPEN,{}",
        "1,CLOSE,''",
        "2probe,PING,probe",
        "3,PONG,''",
        "4hello,MESSAGE,hello",
        "4,MESSAGE,''",
        "44,MESSAGE,4",
        "5,UPGRADE,''",
        "6,NOOP,''",
        "bAQIDBA==,BINARY,AQIDBA=="
    })
    void typeComesFirst(String text, EnginePacket.Type type, String data) {
        assertThat(EnginePacket.read(text)).contains(new EnginePacket(type, data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "7", "9x", "B", "a4x", "-1", "\u001e", "\uff14x", "{\"a\":1}"})
    void otherTextIsNone(String text) {
        assertThat(EnginePacket.read(text)).isEmpty();
    }

    @Test
    void packetsShareABody() {
        List<byte[]> packets = List.of(utf8("4a"), utf8("4€"), utf8("2"));

        assertThat(EnginePackets.body(packets).toString(StandardCharsets.UTF_8))
                .isEqualTo("4a\u001e4€\u001e2");
        assertThat(EnginePackets.body(packets.subList(0, 1)).toString()).isEqualTo("4a");
    }

    @Test
    void handshakeSaysHowToGoOn() {
        assertThat(new String(EnginePackets.open("x1", true), StandardCharsets.UTF_8))
                .isEqualTo(
                        "0{\"sid\":\"x1\",\"upgrades\":[\"websocket\"],\"pingInterval\":25000,"
                                + "\"pingTimeout\":20000,\"maxPayload\":65536}");
        assertThat(new String(EnginePackets.open("x1", false), StandardCharsets.UTF_8))
                .contains("\"upgrades\":[]");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
