package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.limits.DisplayText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who proved to a provider who it is and that the e-mail is its own, and has no account
 * here, or has not shown yet that the account of that e-mail is its own too.
 *
 * @param name null when the provider tells none that can be shown
 */
public record ProvenPerson(ExternalIdentity identity, Email email, @Nullable String name) {

    private static final String PROVIDER = "provider";
    private static final String SUBJECT = "subject";
    private static final String EMAIL = "email";
    private static final String NAME = "name";

    public ProvenPerson {
        requireNonNull(identity, "identity is null");
        requireNonNull(email, "email is null");
        name = name == null || !DisplayText.isClean(name) ? null : DisplayText.clean(name);
    }

    /** For a {@link ClientSeal}. */
    Map<String, String> content() {
        Map<String, String> content = new HashMap<>();
        content.put(PROVIDER, identity.provider().apiName());
        content.put(SUBJECT, identity.subject());
        content.put(EMAIL, email.value());
        if (name != null) {
            content.put(NAME, name);
        }
        return content;
    }

    /** The opposite of {@link #content}; empty for what an older version may have sealed. */
    static Optional<ProvenPerson> of(Map<String, String> content) {
        String subject = content.get(SUBJECT);
        String email = content.get(EMAIL);
        return subject == null || email == null
                ? Optional.empty()
                : ProviderName.named(content.getOrDefault(PROVIDER, ""))
                        .map(
                                provider ->
                                        new ProvenPerson(
                                                new ExternalIdentity(provider, subject),
                                                new Email(email),
                                                content.get(NAME)));
    }
}
