package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The encodings in which secrets are found. Each gives every text that it can make of a secret,
 * where programs differ in what they escape, or neighbours of the secret change how it shows.
 */
enum SecretEncoding {
    /** As it is. */
    PLAIN(Kind.TEXT, Stream::of),

    /** As a part of anything that is encoded: three texts, by its place among the bytes. */
    BASE64(Kind.BINARY, secret -> base64(secret, Base64.getEncoder())),

    /** The same with the letters for addresses. */
    BASE64_URL(Kind.BINARY, secret -> base64(secret, Base64.getUrlEncoder())),

    HEX(Kind.BINARY, secret -> Stream.of(hex(secret))),

    HEX_UPPER(Kind.BINARY, secret -> Stream.of(hex(secret).toUpperCase(Locale.ROOT))),

    /** As a part of an address, by RFC 3986 and as browsers do it. */
    URL(Kind.TEXT, secret -> PercentEscapes.texts(secret, HexFormat.of().withUpperCase())),

    /** The same with small letters in its numbers. */
    URL_LOWER(Kind.TEXT, secret -> PercentEscapes.texts(secret, HexFormat.of())),

    /** As a field of a form: a space is a plus sign. */
    FORM(Kind.TEXT, PercentEscapes::form),

    /** As JSON with no more escapes than are needed, or with a solidus escaped, too. */
    JSON(Kind.TEXT, TextEscapes::json),

    /** As JSON in which all but ASCII is escaped. */
    JSON_ASCII(Kind.TEXT, TextEscapes::jsonInAscii),

    /** As JSON that is safe within a page. */
    JSON_HTML(Kind.TEXT, TextEscapes::jsonForPages),

    /** As JSON in which every character is escaped. */
    JSON_UNICODE(Kind.BINARY, TextEscapes::jsonInNumbers),

    /** As text or attribute of XML or HTML. */
    XML(Kind.TEXT, TextEscapes::xml),

    /** Quoted for a shell, or as a shell shows what it runs. */
    SHELL(Kind.TEXT, TextEscapes::shell),

    /** As programs show texts in their own notation. */
    SOURCE(Kind.TEXT, TextEscapes::source);

    /** Whether single lines of a secret show in it. */
    private enum Kind {
        TEXT,
        BINARY
    }

    /** Characters that hold nothing but bits of the secret begin there, by its place. */
    private static final int[] BASE64_SKIPPED = {0, 2, 3};

    private static final int BASE64_BITS = 6;

    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // Functions that hold nothing.
    private final Function<String, Stream<String>> texts;

    SecretEncoding(Kind kind, Function<String, Stream<String>> texts) {
        this.kind = kind;
        this.texts = texts;
    }

    /** Whether what is encoded is often a line of a text, and not the whole. */
    boolean isOfLines() {
        return kind == Kind.TEXT;
    }

    /** What it can make of a secret; some may be the same. */
    Stream<String> of(String secret) {
        return texts.apply(secret);
    }

    private static Stream<String> base64(String secret, Base64.Encoder encoder) {
        byte[] bytes = secret.getBytes(UTF_8);
        return IntStream.range(0, BASE64_SKIPPED.length)
                .mapToObj(
                        before -> {
                            byte[] placed = new byte[before + bytes.length];
                            System.arraycopy(bytes, 0, placed, before, bytes.length);
                            return encoder.encodeToString(placed)
                                    .substring(
                                            BASE64_SKIPPED[before],
                                            placed.length * Byte.SIZE / BASE64_BITS);
                        });
    }

    private static String hex(String secret) {
        return HexFormat.of().formatHex(secret.getBytes(UTF_8));
    }
}
