package dev.aac.worker.report;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.worker.log.BatchSink;
import dev.aac.worker.platform.broker.BrokerJson;
import dev.aac.worker.platform.broker.Inquiries;
import dev.aac.worker.platform.broker.Inquiry;
import dev.aac.worker.report.RunStop.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// What is reported of one attempt. When the producer answers that the attempt is not this worker's
/// any more, the run's [RunStop] is told; once the run is given up nothing is sent. Safe for all
/// threads.
public final class RunReport implements BatchSink {

    private final Lease lease;
    private final Inquiries<FactAnswer> facts;
    private final Inquiries<FactAnswer> logs;
    private final LogWindow.Share window;
    private final AtomicLong sequence = new AtomicLong();
    private final Set<Inquiry<FactAnswer>> open = ConcurrentHashMap.newKeySet();

    RunReport(
            Lease lease,
            Inquiries<FactAnswer> facts,
            Inquiries<FactAnswer> logs,
            LogWindow.Share window) {
        this.lease = lease;
        this.facts = facts;
        this.logs = logs;
        this.window = window;
        lease.stop().whenGivenUp(this::giveUp);
    }

    /// The container runs. Returns at once.
    public void started(Instant at, String imageDigest) {
        Fact started = new Fact.Started(nextOrigin(), at, imageDigest);
        var _ = ask(facts, "started", BrokerJson.write(started));
    }

    @Override
    public void send(List<LogLine> lines, Runnable answered) throws InterruptedException {
        byte[] batch = BrokerJson.write(new Fact.LogLines(nextOrigin(), lines));
        long size = batch.length;
        if (!window.take(size)) {
            answered.run();
            return;
        }
        Inquiry<FactAnswer> inquiry = ask(logs, "log-lines", batch);
        var _ =
                inquiry.answer()
                        .whenComplete(
                                (_, _) -> {
                                    window.giveBack(size);
                                    answered.run();
                                });
    }

    FileReport files(Inquiries<ReportAnswer> way, LogWindow.Share share) {
        return new FileReport(this::nextOrigin, lease.stop(), way, share);
    }

    /// Reports the end, after the last log line is answered, and waits until it is answered itself.
    ///
    /// @param fact makes the last fact
    /// @return false when the run was given up before: nobody wants to know the end
    public boolean finish(Function<FactOrigin, Fact> fact) throws InterruptedException {
        if (!window.awaitEmpty()) {
            return false;
        }
        Fact last = fact.apply(nextOrigin());
        try {
            return switch (ask(facts, typeOf(last), BrokerJson.write(last)).answer().get()) {
                case FactAnswer.Accepted() -> true;
                case FactAnswer.NotYours() -> false;
            };
        } catch (CancellationException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer cannot fail", e);
        } finally {
            giveUp();
        }
    }

    private static String typeOf(Fact fact) {
        return switch (fact) {
            case Fact.Started _ -> "started";
            case Fact.LogLines _ -> "log-lines";
            case Fact.Exited _ -> "exited";
            case Fact.Aborted _ -> "aborted";
        };
    }

    private Inquiry<FactAnswer> ask(Inquiries<FactAnswer> way, String type, byte[] fact) {
        Inquiry<FactAnswer> inquiry = way.ask(type, fact);
        open.add(inquiry);
        var _ =
                inquiry.answer()
                        .whenComplete(
                                (answer, _) -> {
                                    open.remove(inquiry);
                                    if (answer instanceof FactAnswer.NotYours) {
                                        lease.stop().request(Cause.LOST);
                                    }
                                });
        if (lease.stop().isGivenUp()) {
            inquiry.withdraw();
        }
        return inquiry;
    }

    private void giveUp() {
        window.giveUp();
        open.forEach(Inquiry::withdraw);
    }

    private FactOrigin nextOrigin() {
        return new FactOrigin(lease.run(), lease.token(), sequence.incrementAndGet());
    }
}
