package dev.aac.producer.execution.live;

import java.util.function.Consumer;

/** Puts the parts of a client's messages together. Used by the connection's event loop only. */
final class MessageParts {

    /** Largest message of a client, in however many frames; also the largest frame, in bytes. */
    static final int MESSAGE_MAX = 64 * 1024;

    private final Consumer<String> whole;
    private final Runnable tooBig;
    private final StringBuilder message = new StringBuilder(0);

    /**
     * @param whole takes each message that has come whole
     * @param tooBig called when one becomes too big; its parts so far are kept, and more are not
     */
    MessageParts(Consumer<String> whole, Runnable tooBig) {
        this.whole = whole;
        this.tooBig = tooBig;
    }

    void add(String part, boolean last) {
        if (message.length() + part.length() > MESSAGE_MAX) {
            tooBig.run();
        } else if (last && message.isEmpty()) {
            whole.accept(part);
        } else {
            message.append(part);
            if (last) {
                whole.accept(message.toString());
                message.setLength(0);
                message.trimToSize();
            }
        }
    }
}
