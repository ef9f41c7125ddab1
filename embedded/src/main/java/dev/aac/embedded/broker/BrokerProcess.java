package dev.aac.embedded.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHost;
import org.apache.qpid.server.model.VirtualHostNode;
import org.jspecify.annotations.Nullable;

/// One running broker: started whole or not at all.
final class BrokerProcess implements AutoCloseable {

    private final SystemLauncher launcher;
    private final int port;

    private BrokerProcess(SystemLauncher launcher, int port) {
        this.launcher = launcher;
        this.port = port;
    }

    static BrokerProcess start(BrokerConfiguration configuration) {
        StartListener listener = new StartListener();
        SystemLauncher launcher = new SystemLauncher(listener);
        try {
            Path properties = Files.createTempFile("aac-broker", ".properties");
            Path json = configuration.writeToTemporaryFile();
            try {
                launcher.startup(attributes(json, properties));
            } finally {
                Files.deleteIfExists(json);
                Files.deleteIfExists(properties);
            }
            return new BrokerProcess(launcher, listener.portOfActiveBroker());
        } catch (Exception e) {
            launcher.shutdown();
            throw new IllegalStateException(
                    "the embedded broker did not start: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> attributes(Path json, Path properties) {
        return Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                json.toString(),
                SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION,
                properties.toString(),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                "false",
                "preferenceStoreAttributes",
                "{\"type\": \"Noop\"}");
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        launcher.shutdown();
    }

    private static final class StartListener extends DefaultSystemLauncherListener {

        private final AtomicReference<@Nullable SystemConfig<?>> system = new AtomicReference<>();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        @Override
        public void onContainerResolve(SystemConfig<?> systemConfig) {
            system.set(systemConfig);
        }

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure.set(e);
        }

        int portOfActiveBroker() throws IOException {
            RuntimeException failed = failure.get();
            SystemConfig<?> config = system.get();
            if (failed != null || config == null) {
                throw new IOException("it could not read its configuration", failed);
            }
            Broker<?> broker = (Broker<?>) config.getContainer();
            for (VirtualHostNode<?> node : broker.getVirtualHostNodes()) {
                VirtualHost<?> host = node.getVirtualHost();
                if (host == null || host.getState() != State.ACTIVE) {
                    throw new IOException("its store could not be opened");
                }
            }
            for (Port<?> port : broker.getPorts()) {
                if (port.getState() == State.ACTIVE) {
                    return port.getBoundPort();
                }
            }
            throw new IOException("its port is taken or could not be opened");
        }
    }
}
