package dev.aac.producer.platform.mail;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server on this machine that keeps what it takes in a folder. */
final class MailServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final String USER = "ada";
    static final String PASSWORD = "hunter2 äß";

    private static final int REFUSED = 554;

    private final MailFolder folder;
    private final SMTPServer server;

    private MailServer(SMTPServer.Builder builder, MailFolder folder) {
        this.folder = folder;
        this.server =
                builder.bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("mail.test")
                        .insertReceivedHeaders(false)
                        .messageHandler((_, from, to, data) -> take(from, to, data))
                        .build();
        server.start();
    }

    /** One that talks in the open. */
    static MailServer open(MailFolder folder) {
        return new MailServer(SMTPServer.port(0), folder);
    }

    /** One that takes letters after STARTTLS and a login only. */
    static MailServer withStartTls(SSLContext context, MailFolder folder) {
        return new MailServer(
                SMTPServer.port(0)
                        .requireTLS()
                        .startTlsSocketFactory(context)
                        .authenticationHandlerFactory(login())
                        .requireAuth(),
                folder);
    }

    /** One that talks TLS from the first byte on. */
    static MailServer withTls(SSLContext context, MailFolder folder) {
        return new MailServer(SMTPServer.port(0).serverSocketFactory(context), folder);
    }

    private static AuthenticationHandlerFactory login() {
        return new EasyAuthenticationHandlerFactory(
                (user, password, _) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                });
    }

    private void take(String from, String to, byte[] data) throws RejectException {
        Optional<String> words = folder.refusal();
        if (words.isPresent()) {
            throw new RejectException(REFUSED, words.get());
        }
        String source = new String(data, StandardCharsets.ISO_8859_1);
        folder.keep(new MailFolder.Taken(from, to, source));
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
