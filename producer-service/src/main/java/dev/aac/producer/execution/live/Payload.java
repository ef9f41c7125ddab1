package dev.aac.producer.execution.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/**
 * A message as it goes over the wire: JSON in UTF-8, serialised once and shared by all sockets that
 * get it, and put into another form at most once, for those that want that. Nobody may change the
 * bytes.
 */
final class Payload {

    private final String event;
    private final byte[] utf8;
    private volatile byte @Nullable [] packet;

    private record Message(String event, Object data) {}

    /**
     * @param utf8 the whole message
     */
    Payload(String event, byte[] utf8) {
        this.event = event;
        this.utf8 = utf8;
    }

    /**
     * @param event letters and hyphens
     */
    static Payload of(String event, Object data) {
        return new Payload(event, LiveJson.write(new Message(event, data)));
    }

    /** As it goes over {@code /ws}. */
    byte[] utf8() {
        return utf8;
    }

    /** As clients of Socket.IO get it: a message of Engine.IO with an event in it. */
    byte[] packet() {
        byte[] known = packet;
        if (known == null) {
            known = asPacket();
            packet = known;
        }
        return known;
    }

    int size() {
        return utf8.length;
    }

    /** The data stands between what is known, and is copied as it is. */
    private byte[] asPacket() {
        int from = ("{\"event\":\"" + event + "\",\"data\":").length();
        int length = utf8.length - from - "}".length();
        byte[] before = ("42[\"" + event + "\",").getBytes(US_ASCII);
        byte[] whole = new byte[before.length + length + 1];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(utf8, from, whole, before.length, length);
        whole[whole.length - 1] = ']';
        return whole;
    }
}
