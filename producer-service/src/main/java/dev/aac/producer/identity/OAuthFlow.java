package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sign-in that one browser has begun at a provider. All but the provider are 256 random bits
 * each.
 *
 * @param state comes back with the browser: it is the one that began
 * @param nonce comes back in the ID token: it was made for this sign-in
 * @param verifier of PKCE: the code was given for this sign-in
 */
public record OAuthFlow(ProviderName provider, String state, String nonce, String verifier) {

    private static final String PROVIDER = "provider";
    private static final String STATE = "state";
    private static final String NONCE = "nonce";
    private static final String VERIFIER = "verifier";

    public OAuthFlow {
        requireNonNull(provider, "provider is null");
        requireNonNull(state, "state is null");
        requireNonNull(nonce, "nonce is null");
        requireNonNull(verifier, "verifier is null");
    }

    static OAuthFlow begin(ProviderName provider) {
        return new OAuthFlow(
                provider, RandomSecret.anew(), RandomSecret.anew(), RandomSecret.anew());
    }

    /**
     * Whether a browser brings back what it was sent away with.
     *
     * @param answer the parameters of its request
     */
    boolean isAnsweredBy(Map<String, List<String>> answer) {
        List<String> states = answer.getOrDefault(STATE, List.of());
        return states.size() == 1 && MessageDigest.isEqual(bytes(states.getFirst()), bytes(state));
    }

    /** For a {@link ClientSeal}. */
    Map<String, String> content() {
        return Map.of(PROVIDER, provider.apiName(), STATE, state, NONCE, nonce, VERIFIER, verifier);
    }

    /** The opposite of {@link #content}; empty for what an older version may have sealed. */
    static Optional<OAuthFlow> of(Map<String, String> content) {
        String state = content.get(STATE);
        String nonce = content.get(NONCE);
        String verifier = content.get(VERIFIER);
        return state == null || nonce == null || verifier == null
                ? Optional.empty()
                : ProviderName.named(content.getOrDefault(PROVIDER, ""))
                        .map(provider -> new OAuthFlow(provider, state, nonce, verifier));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The secrets stay out of logs. */
    @Override
    public String toString() {
        return "OAuthFlow[" + provider + "]";
    }
}
