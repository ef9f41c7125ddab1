package dev.aac.worker.report;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.worker.platform.broker.Inquiries;
import dev.aac.worker.platform.broker.InquiryDesk;
import dev.aac.worker.platform.broker.InquiryRoute;
import dev.aac.worker.platform.time.TimeTally;
import jakarta.inject.Singleton;

/// Takes facts to the producer, each until it is answered. Log lines go their own way, so that no
/// amount of them delays another fact. Safe for all threads.
@Singleton
public final class FactReporter {

    private final Inquiries<FactAnswer> facts;
    private final Inquiries<FactAnswer> logs;
    private final LogWindow window = new LogWindow();

    public FactReporter(InquiryDesk desk) {
        this.facts = desk.control(new InquiryRoute<>(BrokerNames.FACTS, "facts", FactAnswer.class));
        this.logs = desk.logs(new InquiryRoute<>(BrokerNames.LOGS, "logs", FactAnswer.class));
    }

    /// Begins to report on one attempt.
    public RunReport open(Lease lease) {
        return new RunReport(lease, facts, logs, window.share());
    }

    /// Where facts go that are not log lines.
    Inquiries<FactAnswer> facts() {
        return facts;
    }

    Inquiries<FactAnswer> logs() {
        return logs;
    }

    /// The waits for room in the window of unanswered lines.
    TimeTally windowWaits() {
        return window.waits();
    }

    /// Sends no more.
    public void close() {
        facts.close();
        logs.close();
    }
}
