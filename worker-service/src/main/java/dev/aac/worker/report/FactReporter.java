package dev.aac.worker.report;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.worker.platform.broker.Inquiries;
import dev.aac.worker.platform.broker.InquiryDesk;
import dev.aac.worker.platform.broker.InquiryRoute;
import dev.aac.worker.platform.time.TimeTally;
import jakarta.inject.Singleton;

/// Takes facts to the producer, each until it is answered. Log lines go their own way, and so do
/// reports, so that no amount of them delays another fact. Safe for all threads.
@Singleton
public final class FactReporter {

    private final Inquiries<FactAnswer> facts;
    private final Inquiries<FactAnswer> logs;
    private final Inquiries<ReportAnswer> reports;
    private final LogWindow window = new LogWindow();
    private final LogWindow reportWindow = new LogWindow();

    public FactReporter(InquiryDesk desk) {
        this.facts = desk.control(new InquiryRoute<>(BrokerNames.FACTS, "facts", FactAnswer.class));
        this.logs = desk.logs(new InquiryRoute<>(BrokerNames.LOGS, "logs", FactAnswer.class));
        this.reports =
                desk.reports(
                        new InquiryRoute<>(BrokerNames.REPORTS, "reports", ReportAnswer.class));
    }

    /// Begins to report on one attempt.
    public RunReport open(Lease lease) {
        return new RunReport(lease, facts, logs, window.share());
    }

    /// Begins to take the files that the attempt left; to be closed, and before the end is told.
    public FileReport openFiles(RunReport report) {
        return report.files(reports, reportWindow.share());
    }

    /// Where facts go that are not log lines.
    Inquiries<FactAnswer> facts() {
        return facts;
    }

    Inquiries<FactAnswer> logs() {
        return logs;
    }

    Inquiries<ReportAnswer> reports() {
        return reports;
    }

    /// The waits for room in the window of unanswered lines.
    TimeTally windowWaits() {
        return window.waits();
    }

    /// Sends no more.
    public void close() {
        facts.close();
        logs.close();
        reports.close();
    }
}
