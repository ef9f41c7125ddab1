package dev.aac.migrations.original;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.migrations.run.RefusedException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Consumer;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/**
 * The password of the admin that is made with the organization: the one that was set, or a random
 * one that is shown once. There is none that is the same everywhere.
 *
 * @param given what {@code DEFAULT_ADMIN_PASSWORD} says, or null
 * @param cost of its bcrypt hash
 */
public record AdminPassword(@Nullable String given, int cost) {

    private static final String VERSION = "2b";
    private static final int SALT_BYTES = 16;
    private static final int RANDOM_BYTES = 18;
    private static final int CHARACTERS_MIN = 8;

    /** What bcrypt reads. */
    private static final int BYTES_MAX = 72;

    /**
     * @throws RefusedException when the given one would not do
     */
    public void requireGood() {
        if (given != null && !isGood(given)) {
            throw new RefusedException(
                    "DEFAULT_ADMIN_PASSWORD must have 8 characters or more with a digit, a"
                            + " lower-case and an upper-case letter, and at most 72 bytes");
        }
    }

    /**
     * Its hash. One that is made up is told before anybody can store its hash: who dies in between
     * makes up, and tells, another one.
     */
    String hash(Consumer<String> say) {
        SecureRandom random = new SecureRandom();
        String password = given;
        if (password == null) {
            password = madeUp(random);
            say.accept("password of " + Owners.ADMIN_EMAIL + ", shown only now: " + password);
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return OpenBSDBCrypt.generate(VERSION, password.getBytes(UTF_8), salt, cost);
    }

    private static String madeUp(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        String password;
        do {
            random.nextBytes(bytes);
            password = Base64.getUrlEncoder().encodeToString(bytes);
        } while (!isGood(password));
        return password;
    }

    private static boolean isGood(String password) {
        return password.codePointCount(0, password.length()) >= CHARACTERS_MIN
                && password.getBytes(UTF_8).length <= BYTES_MAX
                && password.codePoints().anyMatch(Character::isDigit)
                && password.codePoints().anyMatch(Character::isLowerCase)
                && password.codePoints().anyMatch(Character::isUpperCase)
                && password.codePoints().noneMatch(AdminPassword::isRefused);
    }

    private static boolean isRefused(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** It stays out of logs. */
    @Override
    public String toString() {
        return "AdminPassword[hidden]";
    }
}
