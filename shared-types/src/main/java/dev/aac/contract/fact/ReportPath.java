package dev.aac.contract.fact;

import java.util.Optional;

/**
 * How a file among the reports may be called. The name comes from a container, which may choose
 * anything; what passes here can be shown, compared and put into an address.
 */
public final class ReportPath {

    /** Longest path, in characters. */
    public static final int LENGTH_MAX = 512;

    /** Longest name of a file or folder within it, in characters. */
    public static final int NAME_MAX = 255;

    /** Most names in it. */
    public static final int DEPTH_MAX = 16;

    /** What a decoder puts where bytes are no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private ReportPath() {}

    /**
     * What is wrong about a path, in words that follow "it"; empty when nothing is.
     *
     * @param path below the folder of reports, names separated by {@code /}
     */
    public static Optional<String> objection(String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            return Optional.of("has an absolute or empty name");
        }
        if (path.length() > LENGTH_MAX) {
            return Optional.of("has a name of more than " + LENGTH_MAX + " characters");
        }
        if (path.chars()
                .anyMatch(c -> Character.isISOControl(c) || c == REPLACEMENT || c == '\\')) {
            return Optional.of("has a name with control characters, a backslash or invalid UTF-8");
        }
        String[] names = path.split("/", -1);
        if (names.length > DEPTH_MAX) {
            return Optional.of("lies more than " + DEPTH_MAX + " folders deep");
        }
        for (String name : names) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                return Optional.of("has a name that leads out of the folder, or to nothing");
            }
            if (name.length() > NAME_MAX) {
                return Optional.of("has a name of more than " + NAME_MAX + " characters");
            }
        }
        return Optional.empty();
    }
}
