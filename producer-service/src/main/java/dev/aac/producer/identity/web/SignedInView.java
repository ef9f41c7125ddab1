package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.SignedIn;
import dev.aac.producer.identity.User;

/** The answer to a sign-up and a login. */
@JsonPropertyOrder({"success", "token", "user"})
public record SignedInView(boolean success, String token, UserView user) {

    /** The user, with the organization's name beside its id. */
    @JsonPropertyOrder({"id", "email", "name", "role", "organizationId", "organizationName"})
    public record UserView(
            String id,
            String email,
            String name,
            String role,
            String organizationId,
            String organizationName) {}

    static SignedInView of(SignedIn signedIn) {
        User user = signedIn.user();
        return new SignedInView(
                true,
                signedIn.token(),
                new UserView(
                        user.id().value(),
                        user.email().value(),
                        user.name(),
                        user.role().apiName(),
                        user.organizationId().value(),
                        signedIn.organization().name().value()));
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "SignedInView[" + user.id() + "]";
    }
}
