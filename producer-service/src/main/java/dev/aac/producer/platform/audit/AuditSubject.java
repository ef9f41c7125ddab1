package dev.aac.producer.platform.audit;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** What it was done to; in the API and the store its text, such as {@code user:65f0…}. */
public record AuditSubject(Kind kind, String id) {

    /** Longest text of a subject that can be there, in characters. */
    public static final int TEXT_CHARS_MAX = 160;

    /** That of a taskId. */
    private static final int ID_CHARS_MAX = 128;

    /** Kinds of things that are acted upon. */
    public enum Kind {
        ORGANIZATION,
        USER,
        SESSION,
        INVITATION,
        API_KEY,
        PROJECT,
        EXECUTION
    }

    public AuditSubject {
        requireNonNull(kind, "kind is null");
        requireNonNull(id, "id is null");
        if (id.isEmpty() || id.length() > ID_CHARS_MAX) {
            throw new IllegalArgumentException("not the id of a subject");
        }
    }

    public static AuditSubject organization(String id) {
        return new AuditSubject(Kind.ORGANIZATION, id);
    }

    public static AuditSubject user(String id) {
        return new AuditSubject(Kind.USER, id);
    }

    public static AuditSubject session(String id) {
        return new AuditSubject(Kind.SESSION, id);
    }

    public static AuditSubject invitation(String id) {
        return new AuditSubject(Kind.INVITATION, id);
    }

    public static AuditSubject apiKey(String id) {
        return new AuditSubject(Kind.API_KEY, id);
    }

    public static AuditSubject project(String id) {
        return new AuditSubject(Kind.PROJECT, id);
    }

    public static AuditSubject execution(String taskId) {
        return new AuditSubject(Kind.EXECUTION, taskId);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
