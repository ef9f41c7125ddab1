package dev.aac.producer.fuzz;

import java.util.List;
import java.util.Random;

/** Values that programs stumble over. */
final class Oddities {

    private static final String DIGITS = "9".repeat(1_000);

    /** Texts, for bodies and, encoded, for paths and queries. */
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\t\r\n",
                    "\u001b[31mred",
                    "\ud800",
                    "\udc00\ud800",
                    "\u202eesrever",
                    "\ufeffmark",
                    "e\u0301\u0301\u0301\u0301",
                    "\ufdfa\u0130\u017f\u212a",
                    "\ud83d\udc69\u200d\ud83d\udcbb",
                    "null",
                    "undefined",
                    "NaN",
                    "true",
                    "-1",
                    "0",
                    "1e308",
                    "99999999999999999999",
                    "2024-02-30T25:61:61Z",
                    "+1000000000-01-01T00:00:00Z",
                    "$ne",
                    "$where",
                    "{\"$gt\":\"\"}",
                    "../../etc/passwd",
                    "..\\..\\",
                    "%00",
                    "%2e%2e%2f",
                    "' OR '1'='1",
                    "${jndi:ldap://example.org/a}",
                    "{{7*7}}",
                    "#{7*7}",
                    "<script>alert(1)</script>",
                    "; rm -rf /",
                    "`id`",
                    "a@b@c",
                    "\"quoted\"@example.org",
                    "__proto__");

    private static final List<Integer> LENGTHS =
            List.of(
                    1, 2, 3, 48, 49, 63, 64, 65, 72, 73, 100, 101, 127, 128, 129, 200, 201, 254,
                    255, 256, 257, 512, 513, 1_000, 1_024, 2_048, 2_049, 8_192, 8_193, 65_536);

    /** As JSON has them, and as no Java number has. */
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "-0.0",
                    "-1",
                    "1.5",
                    "1e0",
                    "1e400",
                    "-1e400",
                    "1e-400",
                    "1E2147483648",
                    "2147483647",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775807",
                    "9223372036854775808",
                    "0.1",
                    DIGITS,
                    DIGITS + "." + DIGITS);

    /** Ready for a path. */
    private static final List<String> SEGMENTS =
            List.of(
                    "%00",
                    "a%00b",
                    "%0d%0aX-Injected:%201",
                    "%20",
                    "%ff",
                    "%c0%af",
                    "%ed%a0%80",
                    "%e2%80%ae",
                    "%252e%252e",
                    "%",
                    "%zz",
                    "..",
                    "../",
                    "..%2f",
                    "%2e%2e/",
                    "a/b",
                    "a%2fb",
                    "a%5cb",
                    ";a=b",
                    "a;organizationId=b",
                    "*",
                    "$ne",
                    "-",
                    "~",
                    "'",
                    "(",
                    "@",
                    "0",
                    "-1",
                    "null",
                    "ffffffffffffffffffffffff",
                    "FFFFFFFFFFFFFFFFFFFFFFFF",
                    "fffffffffffffffffffffff",
                    "fffffffffffffffffffffffff");

    private Oddities() {}

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Near a limit, of one kind of letter. */
    static String longText(Random random) {
        String letter = List.of("a", "A1", "\u00e9", "\ud83d\ude80").get(random.nextInt(4));
        return letter.repeat(LENGTHS.get(random.nextInt(LENGTHS.size())));
    }

    static String number(Random random) {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    static String segment(Random random) {
        return random.nextInt(10) == 0
                ? "a".repeat(LENGTHS.get(random.nextInt(LENGTHS.size() - 3)))
                : SEGMENTS.get(random.nextInt(SEGMENTS.size()));
    }
}
