package dev.aac.worker.intake;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.platform.broker.Inquiries;
import dev.aac.worker.platform.broker.Inquiry;
import dev.aac.worker.platform.broker.InquiryDesk;
import dev.aac.worker.platform.broker.InquiryRoute;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/// Asks the producer for runs, and settles the deliveries they came with. Safe for all threads.
@Singleton
public final class Claims {

    /// How long a run is asked for before its job is given back to the queue.
    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Claims.class);

    private final WorkerId self;
    private final Inquiries<ClaimAnswer> inquiries;
    private final Duration answerLimit;
    private final ClaimIds ids = new ClaimIds();
    private final Map<RunRef, Inquiry<ClaimAnswer>> underWay = new HashMap<>();
    private boolean closed;

    @Inject
    public Claims(InquiryDesk desk, WorkerId self) {
        this(desk, self, ANSWER_LIMIT);
    }

    /// @param answerLimit in place of [#ANSWER_LIMIT]
    public Claims(InquiryDesk desk, WorkerId self, Duration answerLimit) {
        this.self = self;
        this.answerLimit = answerLimit;
        this.inquiries =
                desk.control(new InquiryRoute<>(BrokerNames.CLAIMS, "claims", ClaimAnswer.class));
    }

    /// How a claim came out for the delivery it was made for.
    sealed interface Result {

        /// The run is this worker's.
        record Won(Grant grant) implements Result {}

        /// There is nothing to run for this delivery.
        record Dropped() implements Result {}

        /// Nobody answered, and the delivery went back to the queue.
        record GivenBack() implements Result {}
    }

    /// Asks until there is an answer. The delivery is settled when this returns.
    Result claim(RunJob job, JobDelivery delivery) throws InterruptedException {
        Optional<Inquiry<ClaimAnswer>> begun = begin(job.run());
        if (begun.isEmpty()) {
            LOG.info("The job came twice: another slot is asking for it");
            delivery.stopConsuming();
            delivery.accept();
            return new Result.Dropped();
        }
        Optional<ClaimAnswer> answer = answerTo(begun.get(), job.run(), delivery);
        if (answer.isEmpty()) {
            LOG.warn("Nobody answers the claim: the job goes back to the queue");
            delivery.giveBack();
            return new Result.GivenBack();
        }
        delivery.accept();
        return switch (answer.get()) {
            case ClaimAnswer.Granted granted ->
                    new Result.Won(new Grant(job, granted, begun.get().askedNanos()));
            case ClaimAnswer.Refused(ClaimAnswer.Reason reason) -> {
                LOG.infof("The job is dropped, its claim was refused: %s", reason);
                yield new Result.Dropped();
            }
        };
    }

    private Optional<ClaimAnswer> answerTo(
            Inquiry<ClaimAnswer> inquiry, RunRef run, JobDelivery delivery)
            throws InterruptedException {
        boolean answered = false;
        try {
            delivery.stopConsuming();
            Optional<ClaimAnswer> answer = inquiry.await(answerLimit);
            answered = answer.isPresent();
            return answer;
        } catch (CancellationException _) {
            return Optional.empty();
        } finally {
            end(run, answered);
        }
    }

    /// Empty when another slot of this worker is about to get the same run.
    private synchronized Optional<Inquiry<ClaimAnswer>> begin(RunRef run) {
        if (underWay.containsKey(run)) {
            return Optional.empty();
        }
        Inquiry<ClaimAnswer> inquiry = inquiries.ask("claim", new Claim(ids.idFor(run), run, self));
        underWay.put(run, inquiry);
        if (closed) {
            inquiry.withdraw();
        }
        return Optional.of(inquiry);
    }

    private synchronized void end(RunRef run, boolean answered) {
        Inquiry<ClaimAnswer> inquiry = underWay.remove(run);
        if (inquiry != null) {
            inquiry.withdraw();
        }
        if (answered) {
            ids.answered(run);
        }
    }

    /// Asks no more: whoever waits for an answer gives its job back.
    void close() {
        List<Inquiry<ClaimAnswer>> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(underWay.values());
        }
        open.forEach(Inquiry::withdraw);
        inquiries.close();
    }
}
