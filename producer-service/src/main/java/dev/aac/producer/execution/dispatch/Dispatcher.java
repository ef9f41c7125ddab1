package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog.WaitingOrganization;
import dev.aac.producer.execution.ChangeResult;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/**
 * Sends no more jobs than workers have free slots, fairly among organizations. A round reserves the
 * organization's place first and publishes after: what is published is always in the store as sent.
 * For one thread; rounds of other replicas may run at the same time. One that notices another
 * counts the free slots anew, because jobs that were sent beyond them would be ahead of the next
 * organization's.
 */
@Singleton
class Dispatcher {

    /** How often a round begins anew because another replica was faster. */
    static final int TRIES_MAX = 100;

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final Survey survey;
    private final ConcurrentRunLimits limits;
    private final Executions executions;
    private final ExecutionChanges changes;
    private final JobSender sender;
    private final Turns turns = new Turns();

    Dispatcher(
            Survey survey,
            ConcurrentRunLimits limits,
            Executions executions,
            ExecutionChanges changes,
            JobSender sender) {
        this.survey = survey;
        this.limits = limits;
        this.executions = executions;
        this.changes = changes;
        this.sender = sender;
    }

    /**
     * Sends what can be sent now.
     *
     * @return how many jobs were sent
     */
    int round() throws InterruptedException {
        int sent = 0;
        for (int tries = 0; tries < TRIES_MAX && sender.isOpen(); tries++) {
            Stretch stretch = sendBy(survey.take());
            sent += stretch.sent();
            if (!stretch.overtaken()) {
                break;
            }
        }
        return sent;
    }

    /**
     * What was done by one outlook.
     *
     * @param overtaken another replica sends at the same time: the outlook's credit is not all ours
     */
    private record Stretch(int sent, boolean overtaken) {}

    private Stretch sendBy(Outlook outlook) {
        int credit = outlook.credit();
        int sent = 0;
        List<Contender> contenders = credit > 0 ? contenders(outlook) : List.of();
        while (sent < credit) {
            Optional<Contender> next = turns.next(contenders);
            if (next.isEmpty()) {
                break;
            }
            switch (reserve(next.get())) {
                case Reservation.None() -> contenders.remove(next.get());
                case Reservation.Overtaken() -> {
                    return new Stretch(sent, true);
                }
                case Reservation.Made(var reserved) -> {
                    turns.served(next.get());
                    sent++;
                    if (!sender.send(next.get().scope(), reserved)) {
                        return new Stretch(sent, false);
                    }
                }
            }
        }
        return new Stretch(sent, false);
    }

    private List<Contender> contenders(Outlook outlook) {
        List<Contender> contenders = new ArrayList<>();
        for (WaitingOrganization waiting : outlook.waiting()) {
            contenders.add(
                    new Contender(
                            waiting.scope(),
                            limits.of(waiting.scope()),
                            waiting.oldest(),
                            outlook.placesOf(waiting.scope().organizationId())));
        }
        return contenders;
    }

    /** Whether an organization got a place for its next execution. */
    private sealed interface Reservation {

        record Made(Execution sent) implements Reservation {}

        /** It has nothing to send, or no place. */
        record None() implements Reservation {}

        /** Somebody else changed what the outlook showed. */
        record Overtaken() implements Reservation {}
    }

    private Reservation reserve(Contender contender) {
        Optional<Execution> oldest = executions.oldestWaiting(contender.scope());
        if (oldest.isEmpty()) {
            return new Reservation.None();
        }
        Execution waiting = oldest.get();
        Optional<SlotKey> kept = waiting.progress().dispatch().slot();
        OptionalInt free = contender.freePlace();
        if (kept.isEmpty() && free.isEmpty()) {
            return new Reservation.None();
        }
        SlotKey place = kept.orElseGet(() -> contender.place(free.orElseThrow()));
        contender.occupy(place.number());
        return switch (changes.applyTo(contender.scope(), waiting, new RunEvent.Sent(place))) {
            case ChangeResult.Changed(_, var sent) -> new Reservation.Made(sent);
            case ChangeResult.SlotTaken() -> overtaken(waiting, place + " is taken");
            case ChangeResult.Unchanged(_, var why) -> overtaken(waiting, why);
            case ChangeResult.Missing() -> new Reservation.None();
        };
    }

    private static Reservation overtaken(Execution waiting, String why) {
        LOG.debugf("%s is not sent by this outlook: %s", waiting.currentRun(), why);
        return new Reservation.Overtaken();
    }
}
