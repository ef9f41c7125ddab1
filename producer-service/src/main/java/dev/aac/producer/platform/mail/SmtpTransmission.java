package dev.aac.producer.platform.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Hands letters to a mail server, each over a connection of its own. Safe for all threads. */
final class SmtpTransmission {

    /** Longest time to connect, and to wait for any one answer. */
    private static final Duration STEP_MAX = Duration.ofSeconds(5);

    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private final SmtpServer server;
    private final Session session;

    /**
     * @param trust makes the sockets for TLS; null for those that trust whom this JVM trusts
     */
    SmtpTransmission(SmtpServer server, @Nullable SSLSocketFactory trust) {
        this.server = server;
        Properties properties = properties(server);
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        this.session = Session.getInstance(properties);
    }

    /**
     * @throws MessagingException when the server cannot be reached, is not who it should be, or
     *     does not take the letter
     */
    void transmit(Letter letter, Instant now) throws MessagingException {
        MimeMessage message = message(letter, now);
        SmtpServer.Login login = server.login();
        try (Transport transport = session.getTransport("smtp")) {
            if (login == null) {
                transport.connect();
            } else {
                transport.connect(login.user(), login.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private MimeMessage message(Letter letter, Instant now) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(server.from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), CHARSET);
        message.setText(letter.text(), CHARSET);
        message.setSentDate(Date.from(now));
        // Nobody's absence is to be answered with another letter.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static Properties properties(SmtpServer server) {
        String step = Long.toString(STEP_MAX.toMillis());
        boolean startTls = server.security() == SmtpServer.Security.STARTTLS;
        boolean tls = server.security() == SmtpServer.Security.TLS;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.connectiontimeout", step);
        properties.setProperty("mail.smtp.timeout", step);
        properties.setProperty("mail.smtp.writetimeout", step);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.login() != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        // Message ids would have this machine's name otherwise.
        properties.setProperty("mail.from", server.from().getAddress());
        return properties;
    }
}
