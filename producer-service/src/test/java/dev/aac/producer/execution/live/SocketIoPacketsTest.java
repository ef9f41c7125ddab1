package dev.aac.producer.execution.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.live.SocketIoPacket.Acknowledgement;
import dev.aac.producer.execution.live.SocketIoPacket.Binary;
import dev.aac.producer.execution.live.SocketIoPacket.Connect;
import dev.aac.producer.execution.live.SocketIoPacket.Disconnect;
import dev.aac.producer.execution.live.SocketIoPacket.Elsewhere;
import dev.aac.producer.execution.live.SocketIoPacket.Event;
import dev.aac.producer.execution.live.SocketIoPacket.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketIoPacketsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "0{\"token\":\"t1\"}|t1",
                "0/,{\"token\":\"t1\",\"other\":[1]}|t1",
                "0{\"token\":\"Bearer t1\"}|t1",
                "0{\"token\":\"bearer t1\"}|t1",
                "0{\"token\":7}|",
                "0{\"token\":null}|",
                "0{}|",
                "0|",
                "0/|"
            })
    void joiningBringsTheToken(String text, String token) {
        assertThat(SocketIoPackets.read(text)).isEqualTo(new Connect(token));
    }

    @Test
    void eventHasANameAndMayHaveDataAndWantAnAnswer() {
        assertThat(event("2[\"ping\"]").name()).isEqualTo("ping");
        assertThat(event("2[\"ping\"]").data().isMissingNode()).isTrue();
        assertThat(event("2[\"ping\"]").acknowledgement()).isNull();
        assertThat(event("2/,0[\"ping\"]").acknowledgement()).isZero();
        Event full = event("2999999999999999[\"subscribe\",{\"taskId\":\"t1\"}]");
        assertThat(full.acknowledgement()).isEqualTo(999_999_999_999_999L);
        assertThat(full.data().path("taskId").textValue()).isEqualTo("t1");
    }

    @Test
    void twoThingsSaidAtOnceAreNotTakenForTheFirst() {
        assertThat(event("2[\"subscribe\",{\"taskId\":\"t1\"},{}]").data().isObject()).isFalse();
    }

    @Test
    void everythingElseIsKnownForWhatItIs() {
        assertThat(SocketIoPackets.read("1")).isEqualTo(new Disconnect());
        assertThat(SocketIoPackets.read("1/,")).isEqualTo(new Disconnect());
        assertThat(SocketIoPackets.read("37[]")).isEqualTo(new Acknowledgement());
        assertThat(SocketIoPackets.read("51-[\"x\",{\"_placeholder\":true,\"num\":0}]"))
                .isEqualTo(new Binary());
        assertThat(SocketIoPackets.read("61-1[]")).isEqualTo(new Binary());
        assertThat(SocketIoPackets.read("0/admin,{\"token\":\"t1\"}"))
                .isEqualTo(new Elsewhere("/admin"));
        assertThat(SocketIoPackets.read("0/admin")).isEqualTo(new Elsewhere("/admin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "7",
                "9[]",
                "0[]",
                "0\"t1\"",
                "0{\"token\":\"t1\"",
                "0{\"token\":\"t1\"}x",
                "0{\"token\":\"t1\",\"token\":\"t2\"}",
                "1/admin",
                "2",
                "2[]",
                "2{}",
                "2[1]",
                "2[null]",
                "2[[\"ping\"]]",
                "2[\"ping\"",
                "2[\"ping\"]]",
                "2/admin,[\"ping\"]",
                "2-1[\"ping\"]",
                "21234567890123456[\"ping\"]",
                "2 [\"ping\"]",
                "4{\"message\":\"x\"}",
                "0/a\u0007b,",
                "[\"ping\"]"
            })
    void oddTextIsMalformed(String text) {
        assertThat(SocketIoPackets.read(text)).isEqualTo(new Malformed());
    }

    @Test
    void deepAndLongTextIsMalformed() {
        assertThat(SocketIoPackets.read("2[\"ping\"," + "[".repeat(60_000)))
                .isEqualTo(new Malformed());
        assertThat(SocketIoPackets.read("2[\"ping\"," + "[".repeat(20_000) + "]".repeat(20_001)))
                .isEqualTo(new Malformed());
        assertThat(SocketIoPackets.read("0/" + "x".repeat(60_000) + ","))
                .isEqualTo(new Malformed());
    }

    @Test
    void answersAreShort() {
        assertThat(new String(SocketIoPackets.connected("x1"), UTF_8))
                .isEqualTo("40{\"sid\":\"x1\"}");
        assertThat(new String(SocketIoPackets.acknowledged(7), UTF_8)).isEqualTo("437[]");
        assertThat(new String(SocketIoPackets.refused("/admin"), UTF_8))
                .isEqualTo("44/admin,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void tokenIsNotShown() {
        assertThat(new Connect("secret").toString()).doesNotContain("secret");
    }

    private static Event event(String text) {
        return (Event) SocketIoPackets.read(text);
    }
}
