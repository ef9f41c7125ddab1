package dev.aac.producer.platform.audit;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something to be recorded. Where it came from (address, client, correlation id) the trail adds.
 *
 * @param data what else is worth knowing: identifiers and numbers, never a secret and nothing that
 *     people wrote
 */
public record AuditEvent(
        AuditType type, AuditSubject subject, AuditActor actor, Map<String, String> data) {

    /** Most entries of the data. */
    public static final int DATA_MAX = 16;

    /** Longest value in the data, in code points; what is longer is cut. */
    public static final int VALUE_LENGTH_MAX = 256;

    /** Tells in the data of a stored event that nobody knows whether it happened. */
    public static final String OUTCOME = "outcome";

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    /**
     * @throws IllegalArgumentException for a key that is no lower camel case name, or too many
     */
    public AuditEvent {
        requireNonNull(type, "type is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(actor, "actor is null");
        Map<String, String> checked = new TreeMap<>();
        data.forEach((key, value) -> checked.put(requireKey(key), storable(value)));
        if (checked.size() > DATA_MAX) {
            throw new IllegalArgumentException("more than " + DATA_MAX + " entries");
        }
        data = Map.copyOf(checked);
    }

    /** By nobody, and nothing more to know, until {@link #by} and {@link #with} say otherwise. */
    public static AuditEvent of(AuditType type, AuditSubject subject) {
        return new AuditEvent(type, subject, AuditActor.NOBODY, Map.of());
    }

    public AuditEvent by(AuditActor doer) {
        return new AuditEvent(type, subject, doer, data);
    }

    public AuditEvent with(String key, Object value) {
        Map<String, String> more = new TreeMap<>(data);
        more.put(key, value.toString());
        return new AuditEvent(type, subject, actor, more);
    }

    private static String requireKey(String key) {
        if (!KEY.matcher(key).matches() || key.equals(OUTCOME)) {
            throw new IllegalArgumentException("not a key of audit data");
        }
        return key;
    }

    /** Without halves of surrogate pairs, which no encoding brings back as they were. */
    private static String storable(String value) {
        return value.codePoints()
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .limit(VALUE_LENGTH_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
