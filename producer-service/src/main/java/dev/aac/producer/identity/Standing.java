package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

/** What a person is in its organization, and whether it may act. */
public record Standing(Role role, UserStatus status) {

    static final Standing ACTIVE_ADMIN = new Standing(Role.ADMIN, UserStatus.ACTIVE);

    public Standing {
        requireNonNull(role, "role is null");
        requireNonNull(status, "status is null");
    }

    public boolean isActiveAdmin() {
        return equals(ACTIVE_ADMIN);
    }
}
