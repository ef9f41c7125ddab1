package dev.aac.worker.platform.broker;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The worker's connections: a broker may hold back a whole connection for what one of its channels
/// sends, and a flood of log lines must not cost a run its lease, nor a large file the log its
/// pace.
@Singleton
public final class BrokerLinks implements AutoCloseable {

    private final BrokerLink control;
    private final BrokerLink logs;
    private final BrokerLink reports;

    @Inject
    public BrokerLinks(BrokerAddress address) {
        this.control = new BrokerLink(address, "worker-control");
        this.logs = new BrokerLink(address, "worker-logs");
        this.reports = new BrokerLink(address, "worker-reports");
    }

    /// For everything that is small and urgent.
    public BrokerLink control() {
        return control;
    }

    /// For log lines.
    public BrokerLink logs() {
        return logs;
    }

    /// For pieces of files.
    public BrokerLink reports() {
        return reports;
    }

    /// Begins to connect; every endpoint must be attached by now.
    public void start() {
        control.start();
        logs.start();
        reports.start();
    }

    /// Whether all are there.
    public boolean areUp() {
        return control.isUp() && logs.isUp() && reports.isUp();
    }

    @Override
    public void close() {
        reports.close();
        logs.close();
        control.close();
    }
}
