package dev.aac.worker.container.docker;

import java.util.Arrays;

/**
 * One stream of the engine's copy, turned back into the bytes that were written. The engine keeps
 * messages: a line, or a piece of a long one. It gives each back behind its time and a space, and a
 * line's end behind it, except (until Docker 23 at least) behind a long line's last piece.
 */
final class CopiedMessages {

    /** A line's end that does not come within this many bytes makes a piece of them. */
    static final int PIECE_BYTES = 16 * 1024;

    private boolean lineIsOpen;

    /**
     * What was written. A line's end is added to a last line that has none when it is long: it
     * cannot be told from one that lost it.
     *
     * @throws IllegalArgumentException when it is no message
     */
    byte[] bytesOf(byte[] message) {
        int space = 0;
        while (space < message.length && message[space] != ' ') {
            space++;
        }
        if (space == message.length) {
            throw new IllegalArgumentException("a message without a time");
        }
        int from = space + 1;
        if (message[message.length - 1] == '\n') {
            lineIsOpen = false;
            return Arrays.copyOfRange(message, from, message.length);
        }
        boolean lineGoesOn = message.length - from >= PIECE_BYTES;
        boolean endWasLost = lineIsOpen && !lineGoesOn;
        lineIsOpen = lineGoesOn;
        byte[] bytes = Arrays.copyOfRange(message, from, message.length + (endWasLost ? 1 : 0));
        if (endWasLost) {
            bytes[bytes.length - 1] = '\n';
        }
        return bytes;
    }
}
