package dev.aac.migrations;

import com.mongodb.ConnectionString;
import dev.aac.migrations.original.AdminPassword;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param organization slug of the one that gets the executions of before there were any, or null
 * @param lease so long after the death of who migrates another process takes over
 */
record Settings(
        ConnectionString store,
        @Nullable String organization,
        AdminPassword adminPassword,
        Duration lease) {

    private static final String STORE_DEFAULT = "mongodb://127.0.0.1:27017";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /**
     * @param environment reads a variable, or null when it is not set; an empty one counts as that
     * @throws WrongSettingException with a sentence
     */
    static Settings read(Function<String, @Nullable String> environment) {
        return new Settings(
                store(text(environment, "MONGODB_URI")),
                text(environment, "MIGRATION_ORGANIZATION"),
                new AdminPassword(
                        text(environment, "DEFAULT_ADMIN_PASSWORD"),
                        number(environment, "PASSWORD_SALT_ROUNDS", 10, 4, 14)),
                Duration.ofSeconds(number(environment, "MIGRATION_LOCK_SECONDS", 60, 5, 3_600)));
    }

    private static @Nullable String text(
            Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static int number(
            Function<String, @Nullable String> environment,
            String name,
            int otherwise,
            int min,
            int max) {
        String value = text(environment, name);
        if (value == null) {
            return otherwise;
        }
        if (WHOLE_NUMBER.matcher(value).matches()) {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new WrongSettingException(
                "%s must be a whole number from %d to %d".formatted(name, min, max));
    }

    /** The address itself may hold a password: it is not in the sentence. */
    private static ConnectionString store(@Nullable String uri) {
        try {
            return new ConnectionString(uri == null ? STORE_DEFAULT : uri);
        } catch (IllegalArgumentException _) {
            throw new WrongSettingException(
                    "MONGODB_URI is not a MongoDB connection string: it looks like"
                            + " mongodb://user:password@host:27017/database");
        }
    }
}
