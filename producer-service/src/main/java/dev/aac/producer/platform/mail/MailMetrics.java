package dev.aac.producer.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Counts letters of this replica. */
@Startup
@Singleton
public class MailMetrics {

    private final Counter sent;
    private final Counter failed;

    public MailMetrics(MeterRegistry registry) {
        this.sent = registry.counter("aac.mails", "outcome", "sent");
        this.failed = registry.counter("aac.mails", "outcome", "failed");
    }

    void count(Mail.Delivery delivery) {
        switch (delivery) {
            case SENT -> sent.increment();
            case FAILED -> failed.increment();
        }
    }
}
