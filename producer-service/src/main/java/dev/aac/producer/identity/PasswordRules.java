package dev.aac.producer.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a new password must be. */
final class PasswordRules {

    static final int CHARACTERS_MIN = 8;

    /** What bcrypt reads; more would be cut off silently. */
    static final int BYTES_MAX = 72;

    private PasswordRules() {}

    /** The rules that a password breaks, in words; empty when it will do. */
    static List<String> brokenBy(String password) {
        List<String> broken = new ArrayList<>();
        note(
                broken,
                password.codePointCount(0, password.length()) < CHARACTERS_MIN,
                "Password must be at least " + CHARACTERS_MIN + " characters long");
        note(
                broken,
                password.codePoints().noneMatch(Character::isDigit),
                "Password must contain at least one digit");
        note(
                broken,
                password.codePoints().noneMatch(Character::isLowerCase),
                "Password must contain at least one lowercase letter");
        note(
                broken,
                password.codePoints().noneMatch(Character::isUpperCase),
                "Password must contain at least one uppercase letter");
        note(broken, isTooLong(password), "Password must be at most " + BYTES_MAX + " bytes long");
        note(
                broken,
                password.codePoints().anyMatch(PasswordRules::isRefused),
                "Password must not contain control characters");
        note(broken, CommonPasswords.contain(password), "Password is too common");
        return broken;
    }

    /** Whether hashing it would ignore its end. */
    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX;
    }

    private static boolean isRefused(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static void note(List<String> broken, boolean isBroken, String rule) {
        if (isBroken) {
            broken.add(rule);
        }
    }
}
