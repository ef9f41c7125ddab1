package dev.aac.producer.platform.engineio;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a client sends at a time.
 *
 * @param data what follows the type; empty for most types
 */
record EnginePacket(Type type, String data) {

    /** What one is for, with the character that it begins with. */
    enum Type {
        OPEN('0'),
        CLOSE('1'),
        PING('2'),
        PONG('3'),
        MESSAGE('4'),
        UPGRADE('5'),
        NOOP('6'),
        /** Base64 of bytes. */
        BINARY('b');

        private final char mark;

        Type(char mark) {
            this.mark = mark;
        }
    }

    EnginePacket {
        requireNonNull(type, "type is null");
        requireNonNull(data, "data is null");
    }

    /** Empty when it is none. */
    static Optional<EnginePacket> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (Type type : Type.values()) {
            if (type.mark == text.charAt(0)) {
                return Optional.of(new EnginePacket(type, text.substring(1)));
            }
        }
        return Optional.empty();
    }
}
