package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A person as a provider knows it.
 *
 * @param subject what the provider never changes and never gives to anybody else: no e-mail
 */
public record ExternalIdentity(ProviderName provider, String subject) implements SignInMeans {

    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,300}");

    /**
     * @throws IllegalArgumentException when the subject is empty, too long or not plain ASCII
     */
    public ExternalIdentity {
        requireNonNull(provider, "provider is null");
        requireNonNull(subject, "subject is null");
        if (!isSubject(subject)) {
            throw new IllegalArgumentException("not a subject");
        }
    }

    public static boolean isSubject(String text) {
        return SUBJECT.matcher(text).matches();
    }

    /** One text for both, unique in the installation. */
    public String key() {
        return provider.apiName() + ":" + subject;
    }
}
