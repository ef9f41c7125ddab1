package dev.aac.producer.platform.fields;

import static dev.aac.producer.platform.fields.FieldLimits.COMMAND_BYTES_MAX;
import static dev.aac.producer.platform.fields.FieldLimits.ENV_MAX;
import static dev.aac.producer.platform.fields.FieldLimits.ENV_NAME_CHARS_MAX;
import static dev.aac.producer.platform.fields.FieldLimits.ENV_VALUE_BYTES_MAX;
import static dev.aac.producer.platform.fields.FieldLimits.PATH_CHARS_MAX;
import static dev.aac.producer.platform.fields.FieldLimits.URL_CHARS_MAX;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.platform.limits.DisplayText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of a request's parts must be; absent is always allowed. */
public final class FieldRules {

    private static final String RESERVED_PREFIX = "AAC_";
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Segments, none of them empty, {@code .} or {@code ..}. */
    private static final Pattern CLEAN_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[^/]+)+");

    private static final Pattern LOOSE_AUTHORITY =
            Pattern.compile("([^@]+@)?[A-Za-z0-9._-]+(:[0-9]{1,5})?");

    private static final Pattern COMMIT = Pattern.compile("[0-9A-Fa-f]{7,64}");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Findings findings;

    public FieldRules(Findings findings) {
        this.findings = findings;
    }

    public void taskId(String field, @Nullable String value) {
        findings.require(
                value == null || TaskId.isValid(value),
                field,
                "must be 1 to 128 letters, digits, '.', '_' or '-', the first a letter or digit");
    }

    public void within(String field, @Nullable Integer value, int min, int max) {
        findings.require(
                value == null || (value >= min && value <= max),
                field,
                "must be %d to %d".formatted(min, max));
    }

    public void within(String field, @Nullable Double value, double min, double max) {
        findings.require(
                value == null || (value >= min && value <= max),
                field,
                "must be " + min + " to " + max);
    }

    public void image(String field, @Nullable String value) {
        findings.require(
                value == null || ImageReference.isValid(value),
                field,
                "must be an image reference such as registry.example/team/tests:1.2");
    }

    /** What a shell is to run. */
    public void command(String field, @Nullable String value) {
        findings.require(
                value == null
                        || (Texts.fitsBytes(value, COMMAND_BYTES_MAX) && Texts.isLines(value)),
                field,
                "must be at most %d bytes, without control characters but line breaks and tabs"
                        .formatted(COMMAND_BYTES_MAX));
    }

    public void displayText(String field, @Nullable String value) {
        findings.require(value == null || DisplayText.isClean(value), field, DisplayText.RULE);
    }

    public void url(String field, @Nullable String value) {
        findings.require(
                value == null || httpUrl(value).isPresent(),
                field,
                "must be an http or https URL of at most " + URL_CHARS_MAX + " characters");
    }

    /** One that many people will see and follow, so that no password may be in it. */
    public void openUrl(String field, @Nullable String value) {
        findings.require(
                value == null || httpUrl(value).filter(FieldRules::namesNobody).isPresent(),
                field,
                "must be an http or https URL of at most "
                        + URL_CHARS_MAX
                        + " characters, without user or password");
    }

    public void line(String field, @Nullable String value, int charsMax) {
        findings.require(
                value == null || (Texts.hasChars(value, charsMax) && Texts.isOneLine(value)),
                field,
                "must be at most " + charsMax + " characters, none of them control ones");
    }

    public void commit(String field, @Nullable String value) {
        findings.require(
                value == null || COMMIT.matcher(value).matches(),
                field,
                "must be 7 to 64 hexadecimal digits");
    }

    public void cleanPath(String field, @Nullable String value) {
        findings.require(
                value == null || isCleanPath(value),
                field,
                "must be an absolute path without '.', '..' or empty segments");
    }

    public void variables(String field, Map<String, @Nullable String> env) {
        findings.require(env.size() <= ENV_MAX, field, "must be at most " + ENV_MAX);
        env.entrySet().stream()
                .limit(ENV_MAX)
                .forEach(entry -> variable(field, entry.getKey(), entry.getValue()));
    }

    private void variable(String field, String name, @Nullable String value) {
        if (name.length() > ENV_NAME_CHARS_MAX || !VARIABLE_NAME.matcher(name).matches()) {
            // Not named: it may be anything, also what cannot be shown.
            findings.wrong(
                    field,
                    "names must be 1 to %d letters, digits or '_', the first no digit"
                            .formatted(ENV_NAME_CHARS_MAX));
        } else if (name.startsWith(RESERVED_PREFIX)) {
            findings.wrong(
                    field + "." + name,
                    "names beginning with " + RESERVED_PREFIX + " are reserved");
        } else {
            findings.require(
                    value != null
                            && Texts.fitsBytes(value, ENV_VALUE_BYTES_MAX)
                            && Texts.isLines(value),
                    field + "." + name,
                    "must be a text of at most %d bytes, without control characters but line breaks and tabs"
                            .formatted(ENV_VALUE_BYTES_MAX));
        }
    }

    private static boolean isCleanPath(String value) {
        return Texts.hasChars(value, PATH_CHARS_MAX)
                && Texts.isOneLine(value)
                && CLEAN_PATH.matcher(value).matches();
    }

    /** Names of services in private networks may have them, though no URL should. */
    private static boolean isHostWithUnderscores(@Nullable String authority) {
        return authority != null && LOOSE_AUTHORITY.matcher(authority).matches();
    }

    private static Optional<URI> httpUrl(String value) {
        if (!Texts.hasChars(value, URL_CHARS_MAX) || !Texts.isOneLine(value)) {
            return Optional.empty();
        }
        try {
            URI url = new URI(value);
            boolean whole =
                    url.getScheme() != null
                            && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                            && (url.getHost() != null
                                    || isHostWithUnderscores(url.getRawAuthority()));
            return whole ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean namesNobody(URI url) {
        return url.getRawAuthority() != null && !url.getRawAuthority().contains("@");
    }
}
