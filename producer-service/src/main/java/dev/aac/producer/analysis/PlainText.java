package dev.aac.producer.analysis;

/** A line without what only a terminal understands. */
public final class PlainText {

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private PlainText() {}

    /**
     * Without escape sequences (colours, cursor, titles), and without other control characters but
     * tabs where there is one of those, a carriage return or a bell.
     *
     * @param max most characters looked at; the rest is left out
     */
    public static String of(String line, int max) {
        String text = line.length() > max ? line.substring(0, max) : line;
        if (text.indexOf(ESCAPE) >= 0 || text.indexOf('\r') >= 0 || text.indexOf(BELL) >= 0) {
            return stripped(text);
        }
        return text;
    }

    private static String stripped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ESCAPE) {
                at = afterSequence(text, at + 1);
            } else {
                if (!isControl(c)) {
                    plain.append(c);
                }
                at++;
            }
        }
        return plain.toString();
    }

    /** Where the text goes on after the sequence whose escape stands before that place. */
    private static int afterSequence(String text, int from) {
        if (from >= text.length()) {
            return from;
        }
        return switch (text.charAt(from)) {
            case '[' -> afterFinal(text, from + 1);
            case ']' -> afterTitle(text, from + 1);
            default -> from + 1;
        };
    }

    private static int afterFinal(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '@' && c <= '~') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int afterTitle(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BELL || c == '\\') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || (c >= '\u007f' && c <= '\u009f');
    }
}
