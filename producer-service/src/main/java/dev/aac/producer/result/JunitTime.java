package dev.aac.producer.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a test took, as frameworks of all countries write it: seconds. */
final class JunitTime {

    private static final Duration MAX = Duration.ofDays(30);
    private static final Pattern FORM = Pattern.compile("[0-9][0-9.,]{0,30}(?:[eE]-?[0-9]{1,2})?");
    private static final int NANO_DIGITS = 9;

    private JunitTime() {}

    /** Null when it says nothing that makes sense. */
    static @Nullable Duration read(String text) {
        String plain = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        if (!FORM.matcher(plain).matches()) {
            return null;
        }
        try {
            BigDecimal seconds =
                    new BigDecimal(withPoint(plain)).setScale(NANO_DIGITS, RoundingMode.HALF_UP);
            return seconds.compareTo(BigDecimal.valueOf(MAX.toSeconds())) > 0
                    ? null
                    : Duration.ofNanos(seconds.movePointRight(NANO_DIGITS).longValueExact());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** The last of both signs is the point; one comma alone is a point, several are not. */
    private static String withPoint(String number) {
        int comma = number.lastIndexOf(',');
        int point = number.lastIndexOf('.');
        boolean commaIsPoint = comma > point && number.indexOf(',') == comma;
        return commaIsPoint ? number.replace(".", "").replace(',', '.') : number.replace(",", "");
    }
}
