package dev.aac.producer.platform.engineio;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server itself says, and how packets share a body. Nobody may change the bytes. */
final class EnginePackets {

    /** Stands between packets in a body. */
    static final char SEPARATOR = '\u001e';

    static final byte[] CLOSE = ascii("1");
    static final byte[] PING = ascii("2");
    static final byte[] PROBED = ascii("3probe");
    static final byte[] NOTHING = ascii("6");

    private EnginePackets() {}

    /** The first packet of a session: how to go on. */
    static byte[] open(String sid, boolean mayUpgrade) {
        return ascii(
                """
                0{"sid":"%s","upgrades":[%s],"pingInterval":%d,"pingTimeout":%d,"maxPayload":%d}\
                """
                        .formatted(
                                sid,
                                mayUpgrade ? "\"websocket\"" : "",
                                Heartbeat.PING_EVERY.toMillis(),
                                Heartbeat.PONG_WITHIN.toMillis(),
                                EngineSession.BODY_BYTES_MAX));
    }

    static Buffer body(List<byte[]> packets) {
        Buffer body = Buffer.buffer(packets.stream().mapToInt(packet -> packet.length + 1).sum());
        for (byte[] packet : packets) {
            if (body.length() > 0) {
                body.appendByte((byte) SEPARATOR);
            }
            body.appendBytes(packet);
        }
        return body;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
