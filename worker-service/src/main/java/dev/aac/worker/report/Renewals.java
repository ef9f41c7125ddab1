package dev.aac.worker.report;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.id.WorkerId;
import dev.aac.worker.platform.broker.Inquiries;
import dev.aac.worker.platform.broker.Inquiry;
import dev.aac.worker.platform.broker.InquiryDesk;
import dev.aac.worker.platform.broker.InquiryRoute;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The worker's heartbeat: one call for all its leases and slots, [#PERIOD] after the last one or
/// as soon as a slot gets free. One call is under way at a time; what happens meanwhile goes into
/// the next.
@Singleton
public final class Renewals {

    /// Time between two calls when nothing happens.
    public static final Duration PERIOD = Duration.ofSeconds(5);

    /// How long an answer is waited for; after that the next call is made in its turn.
    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private static final String TYPE = "renewal";
    private static final InquiryRoute<RenewalAnswer> ROUTE =
            new InquiryRoute<>(BrokerNames.RENEWALS, "renewals", RenewalAnswer.class);

    private final WorkerId self;
    private final Leases leases;
    private final Slots slots;
    private final EngineWatch engine;
    private final Inquiries<RenewalAnswer> inquiries;
    private final Semaphore due = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("renewals").unstarted(this::renewForEver);

    public Renewals(
            InquiryDesk desk, WorkerId self, Leases leases, Slots slots, EngineWatch engine) {
        this.self = self;
        this.leases = leases;
        this.slots = slots;
        this.engine = engine;
        this.inquiries = desk.control(ROUTE);
        slots.whenFreed(this::soon);
    }

    /// Begins to call, once.
    public void start() {
        thread.start();
    }

    /// Calls now, or right after the call that is under way.
    public void soon() {
        due.release();
    }

    private void renewForEver() {
        try {
            while (true) {
                renew();
                leases.expire();
                boolean _ = due.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() throws InterruptedException {
        due.drainPermits();
        Inquiry<RenewalAnswer> inquiry =
                inquiries.ask(
                        TYPE,
                        new Renewal(
                                self,
                                slots.total(),
                                slots.free(),
                                leases.forRenewal(),
                                engine.foreign()));
        Optional<RenewalAnswer> answer = answerOf(inquiry, ANSWER_LIMIT);
        if (answer.isPresent()) {
            leases.apply(answer.get(), inquiry.askedNanos());
            engine.belongsTo(answer.get().installation());
            engine.orphaned(answer.get().orphans());
        }
    }

    /// Ends the calls with a last one that takes the worker's slots back, and names the runs it
    /// still holds: none, when it has cleaned up. Takes at most twice the limit.
    public void stop(Duration limit) throws InterruptedException {
        thread.interrupt();
        boolean _ = thread.join(limit);
        slots.drain();
        Renewal last = new Renewal(self, 0, 0, leases.forRenewal(), List.of());
        Optional<RenewalAnswer> _ = answerOf(inquiries.ask(TYPE, last), limit);
        inquiries.close();
    }

    private static Optional<RenewalAnswer> answerOf(Inquiry<RenewalAnswer> inquiry, Duration limit)
            throws InterruptedException {
        try {
            return inquiry.await(limit);
        } finally {
            inquiry.withdraw();
        }
    }
}
