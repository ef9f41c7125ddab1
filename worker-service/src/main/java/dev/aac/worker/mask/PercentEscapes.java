package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.stream.Stream;

/** Texts as parts of addresses and forms. Programs differ in the characters that they leave. */
final class PercentEscapes {

    private static final String RFC_3986 = "-._~";

    /** Each leaves letters, digits and these. */
    private static final String[] LEFT = {
        RFC_3986,
        // Of encodeURIComponent and encodeURI in browsers, of Python and of Java.
        "-_.!~*'()",
        "-_.!~*'();/?:@&=+$,#",
        "-_.~/",
        "-_.*"
    };

    private PercentEscapes() {}

    /** With escapes for what is not left, and for all. */
    static Stream<String> texts(String text, HexFormat hex) {
        return Stream.concat(
                Stream.of(LEFT).map(left -> escaped(text, left, hex)),
                Stream.of("%" + hex.withDelimiter("%").formatHex(text.getBytes(UTF_8))));
    }

    static Stream<String> form(String text) {
        return Stream.of(HexFormat.of(), HexFormat.of().withUpperCase())
                .flatMap(
                        hex ->
                                Stream.of(LEFT)
                                        .map(left -> escaped(text, left + " ", hex))
                                        .map(escaped -> escaped.replace(' ', '+')));
    }

    private static String escaped(String text, String left, HexFormat hex) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            if (isLetterOrDigit(b) || left.indexOf(b) >= 0) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(hex.toHexDigits(b));
            }
        }
        return escaped.toString();
    }

    private static boolean isLetterOrDigit(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
    }
}
