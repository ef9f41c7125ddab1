package dev.aac.producer.identity.web;

import dev.aac.producer.identity.ProviderSignInCompletion.Wish;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The body of a completion as it came: with one of organizationName, inviteToken and password.
 *
 * @param name of the person, when it is to be another than the provider told
 * @param ticket when it did not come by cookie
 * @param tokenTransport {@code cookie} or {@code body}; cookie when left out
 */
public record OAuthCompletionRequest(
        @Nullable String organizationName,
        @Nullable String slug,
        @Nullable String inviteToken,
        @Nullable String password,
        @Nullable String name,
        @Nullable String ticket,
        @Nullable String tokenTransport) {

    Wish toWish() {
        if (inviteToken != null && !inviteToken.isBlank()) {
            requireWithout("inviteToken", organizationName, "organizationName");
            requireWithout("inviteToken", slug, "slug");
            requireWithout("inviteToken", password, "password");
            return new Wish.Join(inviteToken, cleanName());
        }
        if (password != null && !password.isEmpty()) {
            requireWithout("password", organizationName, "organizationName");
            requireWithout("password", slug, "slug");
            requireWithout("password", name, "name");
            return new Wish.Link(password);
        }
        if (organizationName == null || organizationName.isBlank()) {
            throw new ProblemException(new Problem.MissingFields(List.of("organizationName")));
        }
        Map<String, String> wrong = new TreeMap<>();
        if (!DisplayText.isClean(organizationName)) {
            wrong.put("organizationName", DisplayText.RULE);
        }
        if (slug != null && !Slug.isValid(slug)) {
            wrong.put("slug", Slug.RULE);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(new Problem.InvalidRequest(wrong));
        }
        return new Wish.Found(
                new OrganizationName(organizationName),
                slug == null ? null : new Slug(slug),
                cleanName());
    }

    TokenTransport transport() {
        return TokenTransport.named(tokenTransport);
    }

    private @Nullable String cleanName() {
        if (name == null) {
            return null;
        }
        if (!DisplayText.isClean(name)) {
            throw new ProblemException(Problem.InvalidRequest.field("name", DisplayText.RULE));
        }
        return DisplayText.clean(name);
    }

    private static void requireWithout(String with, @Nullable String value, String field) {
        if (value != null) {
            throw new ProblemException(
                    Problem.InvalidRequest.field(field, "must be left out with " + with));
        }
    }

    /** Password and ticket stay out of logs. */
    @Override
    public String toString() {
        return "OAuthCompletionRequest[hidden]";
    }
}
