package dev.aac.e2e.client;

import static java.util.Objects.requireNonNull;

/** Somebody who has signed in. */
public record Account(
        String email, String password, String token, String userId, String organizationId) {

    public Account {
        requireNonNull(email, "email is null");
        requireNonNull(password, "password is null");
        requireNonNull(token, "token is null");
        requireNonNull(userId, "userId is null");
        requireNonNull(organizationId, "organizationId is null");
    }

    @Override
    public String toString() {
        return email + " of " + organizationId;
    }
}
