package dev.aac.producer.platform.mail;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@link Mail} by SMTP. */
@Singleton
public class SmtpMail implements Mail {

    /** Longest time that a letter may take, whatever becomes of it. */
    private static final Duration LETTER_MAX = Duration.ofSeconds(10);

    /** How many letters are under way at once; others wait, within their time. */
    private static final int AT_ONCE_MAX = 8;

    private static final Logger LOG = Logger.getLogger(SmtpMail.class);

    private final @Nullable SmtpTransmission transmission;
    private final MailMetrics metrics;
    private final Clock clock;
    private final Duration letterMax;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    AT_ONCE_MAX, Thread.ofVirtual().name("mail-", 0).factory());

    @Inject
    public SmtpMail(SmtpSettings settings, MailMetrics metrics, Clock clock) {
        this(
                settings.server().map(server -> new SmtpTransmission(server, null)),
                metrics,
                clock,
                LETTER_MAX);
    }

    SmtpMail(
            Optional<SmtpTransmission> transmission,
            MailMetrics metrics,
            Clock clock,
            Duration letterMax) {
        this.transmission = transmission.orElse(null);
        this.metrics = metrics;
        this.clock = clock;
        this.letterMax = letterMax;
    }

    @Override
    public boolean isOn() {
        return transmission != null;
    }

    @Override
    public Delivery send(Letter letter) {
        SmtpTransmission way = transmission;
        if (way == null) {
            throw new IllegalStateException("there is no mail server");
        }
        Future<?> sending =
                threads.submit(
                        () -> {
                            // The library finds its parts by it.
                            Thread.currentThread()
                                    .setContextClassLoader(SmtpMail.class.getClassLoader());
                            way.transmit(letter, clock.instant());
                            return null;
                        });
        Delivery delivery = awaited(sending);
        metrics.count(delivery);
        return delivery;
    }

    private Delivery awaited(Future<?> sending) {
        try {
            sending.get(letterMax.toMillis(), TimeUnit.MILLISECONDS);
            return Delivery.SENT;
        } catch (ExecutionException failed) {
            warn(failed.getCause());
        } catch (TimeoutException _) {
            LOG.warnf("a letter was not sent: no end after %s", letterMax);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            sending.cancel(true);
        }
        return Delivery.FAILED;
    }

    /** Names the failure, never its words: a server may repeat what the letter says. */
    private static void warn(@Nullable Throwable failure) {
        if (failure instanceof MessagingException known) {
            LOG.warnf("a letter was not sent: %s", named(known));
        } else {
            LOG.error("a letter was not sent", failure);
        }
    }

    private static String named(MessagingException failure) {
        StringBuilder names = new StringBuilder(failure.getClass().getSimpleName());
        if (failure instanceof SMTPSendFailedException refused) {
            names.append(' ').append(refused.getReturnCode());
        }
        for (Throwable cause = failure.getNextException();
                cause != null;
                cause =
                        cause instanceof MessagingException next
                                ? next.getNextException()
                                : cause.getCause()) {
            names.append(", ").append(cause.getClass().getSimpleName());
        }
        return names.toString();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
