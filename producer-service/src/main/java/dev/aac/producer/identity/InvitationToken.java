package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an invited person shows, once. The store keeps a hash only.
 *
 * @param text 256 random bits
 */
public record InvitationToken(String text) {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]{" + RandomSecret.LENGTH + "}");

    public InvitationToken {
        requireNonNull(text, "text is null");
    }

    static InvitationToken anew() {
        return new InvitationToken(RandomSecret.anew());
    }

    /** Empty for a text that cannot be one. */
    static Optional<InvitationToken> read(String text) {
        return text.length() == RandomSecret.LENGTH && FORM.matcher(text).matches()
                ? Optional.of(new InvitationToken(text))
                : Optional.empty();
    }

    String hash() {
        return RandomSecret.hash(text);
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "InvitationToken[hidden]";
    }
}
