package dev.aac.producer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.mail.Mail.Delivery;
import dev.aac.producer.platform.mail.SmtpServer.Login;
import dev.aac.producer.platform.mail.SmtpServer.Security;
import dev.aac.producer.platform.testing.LogRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpMailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINE_CHARS_MAX = 998;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Login LOGIN = new Login(MailServer.USER, MailServer.PASSWORD);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Letter LETTER =
            new Letter(
                    "ada@example.org",
                    "Invitation to " + "Größe 密码 🚀 ".repeat(20) + "end",
                    "Hello,\n\nhttps://example.org/signup?inviteToken=secret_-1\n.\nfrom äöü\n");

    @TempDir static Path keys;

    private static Certificate certificate;

    @TempDir Path letters;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<SmtpMail> mails = new ArrayList<>();

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = Certificate.in(keys);
    }

    @AfterEach
    void stop() {
        mails.forEach(SmtpMail::stop);
    }

    @Test
    void letterArrivesAsItWasWritten() throws Exception {
        try (MailServer server = MailServer.open(folder())) {
            Mail mail = mail(server, Security.OFF, null);

            assertThat(mail.isOn()).isTrue();
            assertThat(mail.send(LETTER)).isEqualTo(Delivery.SENT);

            MailFolder.Taken taken = folder().taken().getFirst();
            MimeMessage message = read(taken);
            assertThat(taken.from()).isEqualTo("aac@example.org");
            assertThat(taken.to()).isEqualTo("ada@example.org");
            assertThat(message.getSubject()).isEqualTo(LETTER.subject());
            assertThat(message.getContent()).asString().isEqualToNormalizingNewlines(LETTER.text());
            assertThat(message.getFrom()).containsExactly(from());
            assertThat(message.getSentDate().toInstant()).isEqualTo(NOW);
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getMessageID()).endsWith("@example.org>");
            assertThat(taken.source().lines()).allMatch(line -> line.length() <= LINE_CHARS_MAX);
            assertThat(meters.counter("aac.mails", "outcome", "sent").count()).isEqualTo(1);
        }
    }

    @Test
    void startTlsAndLoginAreUsed() throws Exception {
        try (MailServer server = MailServer.withStartTls(certificate.context(), folder())) {
            assertThat(mail(server, Security.STARTTLS, LOGIN).send(LETTER))
                    .isEqualTo(Delivery.SENT);
            assertThat(folder().taken()).hasSize(1);
        }
    }

    @Test
    void tlsFromTheFirstByteIsUsed() throws Exception {
        try (MailServer server = MailServer.withTls(certificate.context(), folder())) {
            assertThat(mail(server, Security.TLS, null).send(LETTER)).isEqualTo(Delivery.SENT);
            assertThat(folder().taken()).hasSize(1);
        }
    }

    @Test
    void serverWithoutStartTlsGetsNothing() throws Exception {
        try (MailServer server = MailServer.open(folder())) {
            assertThat(mail(server, Security.STARTTLS, LOGIN).send(LETTER))
                    .isEqualTo(Delivery.FAILED);
            assertThat(folder().taken()).isEmpty();
            assertThat(meters.counter("aac.mails", "outcome", "failed").count()).isEqualTo(1);
        }
    }

    @Test
    void serverThatNobodyVouchesForGetsNothing() throws Exception {
        try (MailServer server = MailServer.withStartTls(certificate.context(), folder())) {
            SmtpServer description = server(server.port(), Security.STARTTLS, LOGIN);
            Mail mail = mail(description, null, PATIENCE);
            assertThat(mail.send(LETTER)).isEqualTo(Delivery.FAILED);
            assertThat(folder().taken()).isEmpty();
        }
    }

    @Test
    void serverOfAnotherNameGetsNothing() throws Exception {
        try (MailServer server = MailServer.withTls(certificate.context(), folder())) {
            SmtpServer description =
                    new SmtpServer("localhost", server.port(), Security.TLS, from(), null);
            Mail mail = mail(description, trust(), PATIENCE);
            assertThat(mail.send(LETTER)).isEqualTo(Delivery.FAILED);
            assertThat(folder().taken()).isEmpty();
        }
    }

    @Test
    void wrongPasswordIsAFailureAndNotInTheLog() throws Exception {
        try (MailServer server = MailServer.withStartTls(certificate.context(), folder());
                LogRecords log = LogRecords.listen()) {
            Login wrong = new Login(MailServer.USER, "wrong-password");
            assertThat(mail(server, Security.STARTTLS, wrong).send(LETTER))
                    .isEqualTo(Delivery.FAILED);
            assertThat(log.saying("a letter was not sent: AuthenticationFailedException"))
                    .isNotEmpty();
            assertThat(log.saying("wrong-password")).isEmpty();
        }
    }

    @Test
    void whatARefusingServerRepeatsIsNotInTheLog() throws Exception {
        try (MailServer server = MailServer.open(folder());
                LogRecords log = LogRecords.listen()) {
            folder().refuse("spam: https://example.org/signup?inviteToken=secret_-1");
            assertThat(mail(server, Security.OFF, null).send(LETTER)).isEqualTo(Delivery.FAILED);
            assertThat(log.saying("a letter was not sent: SMTPSendFailedException 554"))
                    .isNotEmpty();
            assertThat(log.saying("secret_-1")).isEmpty();
        }
    }

    @Test
    void serverThatIsAwayIsAFailure() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(mail(server(port, Security.OFF, null), null, PATIENCE).send(LETTER))
                .isEqualTo(Delivery.FAILED);
    }

    @Test
    void serverThatSaysNothingIsNotWaitedForForLong() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout((int) SHORT.toMillis());
            Mail mail = mail(server(silent.getLocalPort(), Security.OFF, null), null, SHORT);
            Optional<Socket> accepted =
                    await().atMost(PATIENCE)
                            .until(
                                    () -> {
                                        assertThat(mail.send(LETTER)).isEqualTo(Delivery.FAILED);
                                        return connection(silent);
                                    },
                                    Optional::isPresent);

            // Nobody waits for it any more, whatever the server does.
            try (Socket connection = accepted.orElseThrow()) {
                connection.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(connection.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    /** Empty when nobody got that far in time. */
    private static Optional<Socket> connection(ServerSocket silent) throws IOException {
        try {
            return Optional.of(silent.accept());
        } catch (SocketTimeoutException _) {
            return Optional.empty();
        }
    }

    @Test
    void manyLettersAtOnceAllArrive() throws Exception {
        try (MailServer server = MailServer.open(folder());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Mail mail = mail(server, Security.OFF, null);
            List<Callable<Delivery>> all = Collections.nCopies(30, () -> mail.send(LETTER));
            for (Future<Delivery> each : threads.invokeAll(all)) {
                assertThat(each.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                        .isEqualTo(Delivery.SENT);
            }
            assertThat(folder().taken()).hasSize(30);
        }
    }

    @Test
    void withoutAServerNothingIsSent() {
        SmtpMail off = new SmtpMail(Optional.empty(), metrics(), clock(), PATIENCE);
        mails.add(off);
        assertThat(off.isOn()).isFalse();
        assertThatThrownBy(() -> off.send(LETTER)).isInstanceOf(IllegalStateException.class);
    }

    private MailFolder folder() {
        return new MailFolder(letters);
    }

    private Mail mail(MailServer server, Security security, @Nullable Login login)
            throws Exception {
        return mail(server(server.port(), security, login), trust(), PATIENCE);
    }

    private Mail mail(SmtpServer server, @Nullable SSLSocketFactory trust, Duration letterMax) {
        SmtpMail mail =
                new SmtpMail(
                        Optional.of(new SmtpTransmission(server, trust)),
                        metrics(),
                        clock(),
                        letterMax);
        mails.add(mail);
        return mail;
    }

    private MailMetrics metrics() {
        return new MailMetrics(meters);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static SSLSocketFactory trust() {
        return certificate.context().getSocketFactory();
    }

    private static SmtpServer server(int port, Security security, @Nullable Login login)
            throws Exception {
        return new SmtpServer(MailServer.HOST, port, security, from(), login);
    }

    private static InternetAddress from() throws Exception {
        return new InternetAddress("aac@example.org", "AAC Größe", "UTF-8");
    }

    private static MimeMessage read(MailFolder.Taken taken) throws Exception {
        Session session = Session.getInstance(new Properties());
        byte[] source = taken.source().getBytes(StandardCharsets.ISO_8859_1);
        return new MimeMessage(session, new ByteArrayInputStream(source));
    }
}
