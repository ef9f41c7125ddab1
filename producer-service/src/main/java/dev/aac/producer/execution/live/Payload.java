package dev.aac.producer.execution.live;

/**
 * A message as it goes over the wire: JSON in UTF-8, serialised once and shared by all sockets that
 * get it. Nobody may change the bytes.
 */
final class Payload {

    private final byte[] utf8;

    Payload(byte[] utf8) {
        this.utf8 = utf8;
    }

    byte[] utf8() {
        return utf8;
    }

    int size() {
        return utf8.length;
    }
}
