package dev.aac.producer.platform.mail;

import static java.util.Objects.requireNonNull;

import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes letters, as its operator described it.
 *
 * @param from whose letters they are
 * @param login null for a server that asks for none
 */
record SmtpServer(
        String host, int port, Security security, InternetAddress from, @Nullable Login login) {

    SmtpServer {
        requireNonNull(host, "host is null");
        requireNonNull(security, "security is null");
        requireNonNull(from, "from is null");
    }

    /** How the connection is kept from others. */
    enum Security {
        /** It begins in the open; nothing is said before both have changed to TLS. */
        STARTTLS(587),
        /** From the first byte on. */
        TLS(465),
        /** For a server on the same machine or network. */
        OFF(25);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }

        int usualPort() {
            return usualPort;
        }

        static Optional<Security> named(String name) {
            return Arrays.stream(values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /** As whom to sign in. */
    record Login(String user, String password) {

        Login {
            requireNonNull(user, "user is null");
            requireNonNull(password, "password is null");
        }

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }
}
