package dev.aac.producer.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes odd paths and queries. */
final class TargetDamage {

    private static final List<String> UNKNOWN =
            List.of(
                    "organizationId",
                    "role",
                    "userId",
                    "$where",
                    "limit[]",
                    "a%00b",
                    "access_token");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "201",
                    "1001",
                    "1e3",
                    "1.0",
                    "+1",
                    "%201",
                    "0x10",
                    "2147483648");

    private static final int OVERLONG_CHARS = 6_000;

    /** The first line of a request has 4,096 characters at most. */
    private static final int TARGET_CHARS_MAX = 4_000;

    private final Random random;

    TargetDamage(Random random) {
        this.random = random;
    }

    /** In place of a name. */
    String segment(List<String> foreign) {
        return random.nextInt(3) == 0
                ? foreign.get(random.nextInt(foreign.size()))
                : Oddities.segment(random);
    }

    /** Whether a path with that in place of a name may lead to another route. */
    static boolean leadsElsewhere(String segment) {
        return segment.isEmpty()
                || segment.contains("/")
                || segment.contains(";")
                || segment.contains("..")
                || segment.contains("%");
    }

    /** Whether HTTP itself refuses it: it is too long, or cannot be read. */
    static boolean isNone(String target) {
        try {
            return new URI(target).toString().length() > TARGET_CHARS_MAX;
        } catch (URISyntaxException _) {
            return true;
        }
    }

    /** Another value for a parameter, encoded. */
    String value(String valid) {
        return switch (random.nextInt(6)) {
            case 0 -> encoded(Oddities.text(random));
            case 1 -> encoded(Oddities.longText(random).substring(0, 1).repeat(1_200));
            case 2 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 3 -> Oddities.segment(random).replace("%zz", "%25").replace("#", "%23");
            case 4 -> shuffled(encoded(valid));
            default -> "";
        };
    }

    /** A cursor with its letters in another order is none. */
    private String shuffled(String text) {
        List<Integer> letters = new ArrayList<>(text.chars().boxed().toList());
        Collections.shuffle(letters, random);
        StringBuilder made = new StringBuilder();
        letters.forEach(letter -> made.append((char) letter.intValue()));
        return made.toString().replace("%", "");
    }

    /** A parameter that nothing describes. */
    String unknown() {
        return UNKNOWN.get(random.nextInt(UNKNOWN.size())) + "=ffffffffffffffffffffffff";
    }

    static String overlong() {
        return "q=" + "a".repeat(OVERLONG_CHARS);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
