package dev.aac.producer.crosstenant;

import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom an operation lets in.
 *
 * @param permission what it takes; null when who is known is enough
 */
record Access(Who who, @Nullable Permission permission) {

    /** Who may come, if the role allows it. */
    enum Who {
        ANYBODY,
        /** Who is signed in. */
        PEOPLE,
        PEOPLE_AND_KEYS
    }

    /** What a visitor must be told with the 403 that it gets; empty when it is let in. */
    Optional<String> refusalOf(Visitor.Kind visitor) {
        if (who == Who.PEOPLE && visitor.isKey()) {
            return Optional.of("\"code\":\"auth.session_required\"");
        }
        return permission == null || visitor.role().may(permission)
                ? Optional.empty()
                : Optional.of(
                        "\"message\":\"Required role: %s\""
                                .formatted(String.join(" or ", Role.namesWith(permission))));
    }
}
