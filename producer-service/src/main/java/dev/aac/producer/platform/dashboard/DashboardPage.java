package dev.aac.producer.platform.dashboard;

import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one page of the dashboard, whatever its address, and the policy it is under. Styles that
 * components put into it while it is open need a nonce, which each answer has its own of: it stands
 * in the policy and in the page's {@code <meta name="csp-nonce">}.
 */
final class DashboardPage {

    /** What the build leaves for the nonce. */
    static final String NONCE_PLACE = "__CSP_NONCE__";

    private static final int NONCE_BYTES = 18;

    /** A host that can stand in a policy without ending one of its parts. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\[\\]:_-]{1,255}");

    private final SecureRandom random = new SecureRandom();
    private final String text;
    private final String etag;

    DashboardPage(String text) {
        this.text = text;
        this.etag = DashboardFile.etagOf(Buffer.buffer(text));
    }

    /** Of the page without its nonce. */
    String etag() {
        return etag;
    }

    String newNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    Buffer with(String nonce) {
        return Buffer.buffer(text.replace(NONCE_PLACE, nonce));
    }

    /**
     * Frames hold reports, which come with a sandbox of their own.
     *
     * @param host the one the page was asked from, with its port: not every browser counts its
     *     sockets as {@code 'self'}
     */
    static String policy(String nonce, @Nullable String host) {
        String sockets =
                Optional.ofNullable(host)
                        .filter(text -> HOST.matcher(text).matches())
                        .map(known -> " ws://" + known + " wss://" + known)
                        .orElse("");
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'nonce-" + nonce + "'",
                "connect-src 'self'" + sockets,
                "img-src 'self' data:",
                "font-src 'self'",
                "frame-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
