package dev.aac.producer.platform.broker;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The process's two links to the broker. */
@Singleton
public class BrokerBeans {

    /**
     * Before what uses a link at the start, and at the end after what has to be done with it
     * before; connecting itself is not waited for.
     */
    public static final int PRIORITY = 200;

    private static final int BOOT_ID_BYTES = 8;

    private final BrokerUrl url;
    private final String bootId;

    public BrokerBeans(@ConfigProperty(name = "aac.broker.url") String url) {
        this.url = BrokerUrl.parse(url);
        this.bootId = newBootId();
    }

    /** For what is small and urgent. */
    @Produces
    @Singleton
    public BrokerLink control() {
        return new BrokerLink(url, bootId + "-control");
    }

    /** For log lines and live events. */
    @Produces
    @Singleton
    @BulkTraffic
    public BrokerLink bulk() {
        return new BrokerLink(url, bootId + "-bulk");
    }

    void closeControl(@Disposes BrokerLink link) {
        link.close();
    }

    void closeBulk(@Disposes @BulkTraffic BrokerLink link) {
        link.close();
    }

    void onStart(
            @Observes @Priority(PRIORITY) StartupEvent event,
            BrokerLink control,
            @BulkTraffic BrokerLink bulk) {
        control.start();
        bulk.start();
    }

    /**
     * While everything that requests need still works; afterwards they would fail for no reason of
     * their own.
     */
    void onStop(
            @Observes @Priority(PRIORITY) ShutdownEvent event,
            BrokerLink control,
            @BulkTraffic BrokerLink bulk) {
        control.close();
        bulk.close();
    }

    private static String newBootId() {
        byte[] bytes = new byte[BOOT_ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
