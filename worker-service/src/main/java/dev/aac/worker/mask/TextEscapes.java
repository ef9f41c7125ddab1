package dev.aac.worker.mask;

import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Texts as other texts quote them. */
final class TextEscapes {

    /** What JSON within a page escapes: Go, .NET, Gson and others, each some of them. */
    private static final String[] IN_PAGES = {"<>&", "<>&='", "<>&'+\"`", "<>&\"'/"};

    private static final String ALL_BUT_WORDS = "[^A-Za-z0-9_@%+=:,./\n-]";
    private static final int ASCII_MAX = 0x7E;
    private static final HexFormat LOWER = HexFormat.of();
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private TextEscapes() {}

    static Stream<String> json(String text) {
        return withAndWithoutSolidus(escaped(text, TextEscapes::inJson));
    }

    static Stream<String> jsonInAscii(String text) {
        return Stream.of(LOWER, UPPER)
                .map(hex -> escaped(text, c -> c > ASCII_MAX ? number(c, hex) : inJson(c)))
                .flatMap(TextEscapes::withAndWithoutSolidus);
    }

    static Stream<String> jsonForPages(String text) {
        return Stream.of(LOWER, UPPER)
                .flatMap(
                        hex ->
                                Stream.of(IN_PAGES)
                                        .flatMap(
                                                special ->
                                                        Stream.of(Integer.MAX_VALUE, ASCII_MAX)
                                                                .map(
                                                                        last ->
                                                                                forPages(
                                                                                        text,
                                                                                        special,
                                                                                        last,
                                                                                        hex))));
    }

    static Stream<String> jsonInNumbers(String text) {
        return Stream.of(LOWER, UPPER).map(hex -> escaped(text, c -> number(c, hex)));
    }

    static Stream<String> xml(String text) {
        String content = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String quoted = content.replace("\"", "&quot;");
        return Stream.of(
                        content,
                        quoted,
                        quoted.replace("'", "&apos;"),
                        quoted.replace("'", "&#39;"),
                        quoted.replace("'", "&#x27;"),
                        content.replace("\"", "&#34;").replace("'", "&#39;"))
                .flatMap(
                        each ->
                                Stream.of(
                                        each,
                                        inAttribute(each, "&#9;", "&#10;", "&#13;"),
                                        inAttribute(each, "&#x9;", "&#xA;", "&#xD;")));
    }

    static Stream<String> shell(String text) {
        return Stream.of(
                text.replace("'", "'\\''"),
                text.replace("'", "'\"'\"'"),
                text.replaceAll("[\\\\\"$`]", "\\\\$0"),
                text.replaceAll("[\\\\\"$`!]", "\\\\$0"),
                text.replaceAll(ALL_BUT_WORDS, "\\\\$0"));
    }

    static Stream<String> source(String text) {
        String escaped = escaped(text, c -> c == '"' ? "\"" : inJson(c));
        return Stream.of(escaped, escaped.replace("'", "\\'"));
    }

    private static Stream<String> withAndWithoutSolidus(String escaped) {
        return Stream.of(escaped, escaped.replace("/", "\\/"));
    }

    private static String forPages(String text, String special, int last, HexFormat hex) {
        return escaped(text, c -> c > last || special.indexOf(c) >= 0 ? number(c, hex) : inJson(c));
    }

    private static String inAttribute(String text, String tab, String newline, String carriage) {
        return text.replace("\t", tab).replace("\n", newline).replace("\r", carriage);
    }

    private static String inJson(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> Character.toString(c);
        };
    }

    private static String number(int c, HexFormat hex) {
        return "\\u" + hex.toHexDigits((char) c);
    }

    /** Each UTF-16 code unit, as JSON counts them. */
    private static String escaped(String text, IntFunction<String> escape) {
        StringBuilder escaped = new StringBuilder();
        text.chars().mapToObj(escape).forEach(escaped::append);
        return escaped.toString();
    }
}
