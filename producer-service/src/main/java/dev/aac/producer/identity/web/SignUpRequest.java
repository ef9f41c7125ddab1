package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.InvitationAcceptance;
import dev.aac.producer.identity.SignUp;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The body of a sign-up as it came; {@link #toWish} or, with an invitation, {@link #toAcceptance}
 * checks it.
 *
 * @param inviteToken in place of the organization's name and slug
 * @param tokenTransport {@code cookie} or {@code body}; cookie when left out
 */
public record SignUpRequest(
        @Nullable String email,
        @Nullable String password,
        @Nullable String name,
        @Nullable String organizationName,
        @Nullable String slug,
        @Nullable String inviteToken,
        @Nullable String tokenTransport) {

    private static final String NOT_WITH_INVITATION = "must be left out with inviteToken";

    boolean isInvited() {
        return inviteToken != null;
    }

    SignUp.Wish toWish() {
        String givenEmail = orEmpty(email);
        String givenPassword = orEmpty(password);
        String givenName = orEmpty(name);
        String givenOrganization = orEmpty(organizationName);
        requireAll(
                Map.of(
                        "email", givenEmail,
                        "password", givenPassword,
                        "name", givenName,
                        "organizationName", givenOrganization));
        Email address = address(givenEmail);
        requireWellFormed(givenName, givenOrganization);
        return new SignUp.Wish(
                address,
                givenPassword,
                DisplayText.clean(givenName),
                new OrganizationName(givenOrganization),
                slug == null ? null : new Slug(slug));
    }

    InvitationAcceptance.Wish toAcceptance() {
        String givenToken = orEmpty(inviteToken);
        String givenEmail = orEmpty(email);
        String givenPassword = orEmpty(password);
        String givenName = orEmpty(name);
        requireAll(
                Map.of(
                        "inviteToken", givenToken,
                        "email", givenEmail,
                        "password", givenPassword,
                        "name", givenName));
        Email address = address(givenEmail);
        requireNoOrganization(givenName);
        return new InvitationAcceptance.Wish(
                givenToken, address, givenPassword, DisplayText.clean(givenName));
    }

    TokenTransport transport() {
        return TokenTransport.named(tokenTransport);
    }

    static Email address(String text) {
        try {
            return new Email(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(FixedProblem.INVALID_EMAIL, malformed);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void requireAll(Map<String, String> given) {
        List<String> missing = new ArrayList<>();
        given.forEach(
                (field, value) -> {
                    if (value.isBlank()) {
                        missing.add(field);
                    }
                });
        if (!missing.isEmpty()) {
            throw new ProblemException(new Problem.MissingFields(missing));
        }
    }

    private void requireWellFormed(String givenName, String givenOrganization) {
        Map<String, String> wrong = new TreeMap<>();
        if (!DisplayText.isClean(givenName)) {
            wrong.put("name", DisplayText.RULE);
        }
        if (!DisplayText.isClean(givenOrganization)) {
            wrong.put("organizationName", DisplayText.RULE);
        }
        if (slug != null && !Slug.isValid(slug)) {
            wrong.put("slug", Slug.RULE);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
    }

    private void requireNoOrganization(String givenName) {
        Map<String, String> wrong = new TreeMap<>();
        if (!DisplayText.isClean(givenName)) {
            wrong.put("name", DisplayText.RULE);
        }
        if (organizationName != null) {
            wrong.put("organizationName", NOT_WITH_INVITATION);
        }
        if (slug != null) {
            wrong.put("slug", NOT_WITH_INVITATION);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "SignUpRequest[hidden]";
    }
}
