package dev.aac.worker.log;

/** What follows a line's text. */
enum LineEnd {
    /** A line feed. */
    LF(1),
    /** A carriage return and a line feed. */
    CR_LF(2),
    /** The same line goes on in the next one of its stream. */
    SPLIT(0),
    /** The output's end. */
    NOTHING(0);

    private final int bytes;

    LineEnd(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }
}
