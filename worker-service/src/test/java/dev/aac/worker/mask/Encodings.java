package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What programs make of a secret, by other means than those that look for it. */
final class Encodings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper ASCII_JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Pattern ESCAPED = Pattern.compile("%[0-9A-F]{2}");
    private static final Pattern SHELL_SPECIAL = Pattern.compile("[^A-Za-z0-9_@%+=:,./\n-]");

    private Encodings() {}

    /**
     * By name. Where a secret is only a part of what is encoded, what surrounds it is there, too.
     */
    static Map<String, UnaryOperator<String>> all() {
        Map<String, UnaryOperator<String>> all = new TreeMap<>();
        all.put("plain", text -> text);
        all.put("base64", text -> base64(text, Base64.getEncoder()));
        all.put("base64 after one byte", text -> base64("u" + text, Base64.getEncoder()));
        all.put("base64 after two bytes", text -> base64("u:" + text, Base64.getEncoder()));
        all.put("base64 within", text -> base64("u:" + text + "@h", Base64.getEncoder()));
        all.put("base64 unpadded", text -> base64(text, Base64.getEncoder().withoutPadding()));
        all.put("base64 for addresses", text -> base64("u:" + text, Base64.getUrlEncoder()));
        all.put("hex", text -> hex(text));
        all.put("hex in capitals", text -> hex(text).toUpperCase(Locale.ROOT));
        all.put("form", text -> URLEncoder.encode(text, UTF_8));
        all.put("address", text -> URLEncoder.encode(text, UTF_8).replace("+", "%20"));
        all.put("address in small letters", Encodings::addressInSmallLetters);
        all.put(
                "address, all escaped",
                text -> "%" + HexFormat.ofDelimiter("%").formatHex(utf8(text)));
        all.put("json", text -> inside(JSON, text));
        all.put("json with solidus", text -> inside(JSON, text).replace("/", "\\/"));
        all.put("json in ascii", text -> inside(ASCII_JSON, text));
        all.put("json in numbers", Encodings::numbers);
        all.put("json for pages", text -> forPages(inside(JSON, text)));
        all.put("xml", text -> xml(text).replace("\"", "&quot;").replace("'", "&apos;"));
        all.put("html", text -> xml(text).replace("\"", "&quot;").replace("'", "&#39;"));
        all.put("shell in quotes", text -> text.replace("'", "'\\''"));
        all.put("shell without", text -> SHELL_SPECIAL.matcher(text).replaceAll("\\\\$0"));
        return all;
    }

    private static String base64(String text, Base64.Encoder encoder) {
        return encoder.encodeToString(utf8(text));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static String addressInSmallLetters(String text) {
        return ESCAPED.matcher(URLEncoder.encode(text, UTF_8).replace("+", "%20"))
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    private static String inside(JsonMapper mapper, String text) {
        try {
            String quoted = mapper.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String numbers(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    private static String forPages(String json) {
        return Pattern.compile("[<>&]")
                .matcher(json)
                .replaceAll(
                        special ->
                                Matcher.quoteReplacement(
                                        "\\u%04x".formatted((int) special.group().charAt(0))));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
