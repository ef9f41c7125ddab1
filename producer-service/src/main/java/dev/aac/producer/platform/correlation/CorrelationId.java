package dev.aac.producer.platform.correlation;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ties together a request, its log lines, its answer and the job it starts. */
public record CorrelationId(String value) {

    /** The header that carries it, in and out. */
    public static final String HEADER = "X-Correlation-Id";

    /** Under this name it is in every log line. */
    public static final String LOG_KEY = "correlationId";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @throws IllegalArgumentException when the value does not have the form
     */
    public CorrelationId {
        requireNonNull(value, "value is null");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a CorrelationId");
        }
    }

    /** The caller's own when it is well-formed, else a new one. */
    public static CorrelationId takenOrMade(@Nullable String offered) {
        if (offered != null && FORM.matcher(offered).matches()) {
            return new CorrelationId(offered);
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new CorrelationId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
