package dev.aac.worker.mask;

/**
 * Follows the control sequences of terminals (ECMA-48), which are no part of a text that a person
 * reads: colours, cursor moves, titles, links. One thread at a time.
 */
final class EscapeSequence {

    static final byte ESCAPE = 0x1B;

    /** Longest sequence, in bytes; what is longer counts as text from there on. */
    static final int LENGTH_MAX = 4 * 1024;

    private static final byte BELL = 0x07;
    private static final byte SPACE = 0x20;
    private static final byte LAST_INTERMEDIATE = 0x2F;
    private static final byte LAST_PARAMETER = 0x3F;
    private static final byte LAST_FINAL = 0x7E;

    private Part part = Part.NONE;
    private int length;

    private enum Part {
        NONE,
        /** After the escape. */
        BEGUN,
        /** After an escape and a space or the like. */
        INTERMEDIATE,
        /** Parameters, as of colours. */
        PARAMETERS,
        /** A text for the terminal itself, such as a title. */
        TEXT
    }

    boolean isOpen() {
        return part != Part.NONE;
    }

    /** The end of a line ends it, complete or not. */
    void abandon() {
        part = Part.NONE;
        length = 0;
    }

    /**
     * Whether the next byte, which is no end of a line, belongs to a sequence; what does not fit
     * ends the sequence before it.
     */
    boolean takes(byte b) {
        if (b == ESCAPE) {
            part = Part.BEGUN;
            length = 1;
            return true;
        }
        if (part == Part.NONE) {
            return false;
        }
        length++;
        if (length > LENGTH_MAX) {
            abandon();
            return false;
        }
        return switch (part) {
            case BEGUN -> begun(b);
            case INTERMEDIATE -> goesOn(b, LAST_INTERMEDIATE);
            case PARAMETERS -> goesOn(b, LAST_PARAMETER);
            case TEXT -> {
                part = b == BELL ? Part.NONE : Part.TEXT;
                yield true;
            }
            case NONE -> false;
        };
    }

    private boolean begun(byte b) {
        switch (b) {
            case '[' -> part = Part.PARAMETERS;
            case ']', 'P', 'X', '^', '_' -> part = Part.TEXT;
            default -> {
                part = Part.INTERMEDIATE;
                return goesOn(b, LAST_INTERMEDIATE);
            }
        }
        return true;
    }

    private boolean goesOn(byte b, byte lastInside) {
        if (b >= SPACE && b <= lastInside) {
            return true;
        }
        part = Part.NONE;
        return b > lastInside && b <= LAST_FINAL;
    }
}
