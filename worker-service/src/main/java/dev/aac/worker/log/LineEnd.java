package dev.aac.worker.log;

/** What follows a line's text. */
enum LineEnd {
    /** A line feed. */
    LF(0, 1),
    /** A carriage return and a line feed. */
    CR_LF(1, 2),
    /** The same line goes on in the next one of its stream. */
    SPLIT(2, 0),
    /** The output's end. */
    NOTHING(3, 0);

    private static final LineEnd[] ENDS = values();

    private final int code;
    private final int bytes;

    LineEnd(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The one with that code. */
    static LineEnd of(int code) {
        for (LineEnd end : ENDS) {
            if (end.code == code) {
                return end;
            }
        }
        throw new IllegalArgumentException("no line ends so");
    }

    /** A number of two bits. */
    int code() {
        return code;
    }

    int bytes() {
        return bytes;
    }
}
