package dev.aac.worker.report;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.contract.fact.ReportFact;
import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.fact.ReportFact.ReportsLeft;
import dev.aac.worker.platform.broker.BrokerJson;
import dev.aac.worker.platform.broker.Inquiries;
import dev.aac.worker.platform.broker.Inquiry;
import dev.aac.worker.report.RunStop.Cause;
import dev.aac.worker.result.ReportPiece;
import dev.aac.worker.result.ReportSink;
import dev.aac.worker.result.ReportTotals;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The files that one attempt left, on their way to the producer: pieces within a window, each sent
/// until it is answered, then the last word. Used by one thread at a time, except for the end of
/// the run, which lets nobody wait.
public final class FileReport implements ReportSink, AutoCloseable {

    private static final String GIVEN_UP = "The run was given up.";
    private static final String LATE = "Not every file arrived in time.";

    private final Supplier<FactOrigin> origins;
    private final RunStop stop;
    private final Inquiries<ReportAnswer> way;
    private final LogWindow.Share window;
    private final Set<Inquiry<ReportAnswer>> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String refusal;

    /// @param origins one for each fact
    FileReport(
            Supplier<FactOrigin> origins,
            RunStop stop,
            Inquiries<ReportAnswer> way,
            LogWindow.Share window) {
        this.origins = origins;
        this.stop = stop;
        this.way = way;
        this.window = window;
        stop.whenGivenUp(this::close);
    }

    @Override
    public Optional<String> send(ReportPiece piece) throws InterruptedException {
        boolean lastOfMany = piece.sha256() != null && piece.offset() > 0;
        if (lastOfMany && !window.awaitEmpty()) {
            return Optional.of(GIVEN_UP);
        }
        String refused = refusal;
        if (refused != null) {
            return Optional.of(refused);
        }
        byte[] part = BrokerJson.write(part(piece));
        if (!window.take(part.length)) {
            return Optional.of(GIVEN_UP);
        }
        var _ =
                ask("report-part", part)
                        .answer()
                        .whenComplete((_, _) -> window.giveBack(part.length));
        return Optional.empty();
    }

    private ReportPart part(ReportPiece piece) {
        return new ReportPart(
                origins.get(),
                piece.file(),
                piece.path(),
                piece.offset(),
                piece.bytes(),
                piece.sha256());
    }

    /// Waits until every piece is answered.
    ///
    /// @return what is missing and why, a sentence; empty when everything is kept
    public Optional<String> awaitKept(Duration limit) throws InterruptedException {
        boolean answered = window.awaitEmpty(limit);
        String refused = refusal;
        if (refused != null) {
            return Optional.of(refused);
        }
        return answered ? Optional.empty() : Optional.of(LATE);
    }

    /// Says what there was, after [#awaitKept].
    ///
    /// @return false when the producer did not answer that it knows
    public boolean finish(ReportTotals totals, Duration limit) throws InterruptedException {
        ReportFact last =
                new ReportsLeft(
                        origins.get(),
                        totals.files(),
                        totals.bytes(),
                        totals.refused(),
                        totals.complete(),
                        totals.note());
        try {
            Optional<ReportAnswer> answer =
                    ask("reports-left", BrokerJson.write(last)).await(limit);
            return answer.filter(ReportAnswer.Stored.class::isInstance).isPresent();
        } catch (CancellationException _) {
            return false;
        }
    }

    private Inquiry<ReportAnswer> ask(String type, byte[] fact) {
        Inquiry<ReportAnswer> inquiry = way.ask(type, fact);
        open.add(inquiry);
        var _ =
                inquiry.answer()
                        .whenComplete(
                                (answer, _) -> {
                                    open.remove(inquiry);
                                    take(answer);
                                });
        if (stop.isGivenUp()) {
            inquiry.withdraw();
        }
        return inquiry;
    }

    private void take(@Nullable ReportAnswer answer) {
        switch (answer) {
            case ReportAnswer.Refused(String sentence) -> refusal = sentence;
            case ReportAnswer.NotYours _ -> stop.request(Cause.LOST);
            case ReportAnswer.Stored _ -> {}
            case null -> {}
        }
    }

    /// Sends no more. Idempotent, does not wait.
    @Override
    public void close() {
        window.giveUp();
        open.forEach(Inquiry::withdraw);
    }
}
