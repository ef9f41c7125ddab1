package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.SignedIn;
import dev.aac.producer.identity.User;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a sign-up and a login.
 *
 * @param refreshToken with the transport {@code body}; left out when it goes by cookie
 */
@JsonPropertyOrder({"success", "token", "user", "refreshToken"})
public record SignedInView(
        boolean success,
        String token,
        UserView user,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken) {

    /** The user, with the organization's name beside its id. */
    @JsonPropertyOrder({"id", "email", "name", "role", "organizationId", "organizationName"})
    public record UserView(
            String id,
            String email,
            String name,
            String role,
            String organizationId,
            String organizationName) {}

    static SignedInView of(SignedIn signedIn, @Nullable String refreshToken) {
        User user = signedIn.user();
        return new SignedInView(
                true,
                signedIn.tokens().access(),
                new UserView(
                        user.id().value(),
                        user.email().value(),
                        user.name(),
                        user.role().apiName(),
                        user.organizationId().value(),
                        signedIn.organization().name().value()),
                refreshToken);
    }

    /** The tokens stay out of logs. */
    @Override
    public String toString() {
        return "SignedInView[" + user.id() + "]";
    }
}
