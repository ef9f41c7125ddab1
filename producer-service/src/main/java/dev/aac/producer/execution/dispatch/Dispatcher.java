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
 * For one thread; rounds of other replicas may run at the same time.
 */
@Singleton
class Dispatcher {

    /** How often a place or an execution that another replica took is replaced by the next one. */
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
        if (!sender.isOpen()) {
            return 0;
        }
        Outlook outlook = survey.take();
        int credit = outlook.credit();
        if (credit <= 0 || outlook.waiting().isEmpty()) {
            return 0;
        }
        List<Contender> contenders = contenders(outlook);
        int sent = 0;
        while (sent < credit) {
            Optional<Contender> next = turns.next(contenders);
            if (next.isEmpty()) {
                break;
            }
            Optional<Execution> reserved = reserve(next.get());
            if (reserved.isEmpty()) {
                contenders.remove(next.get());
                continue;
            }
            turns.served(next.get());
            sent++;
            if (!sender.send(next.get().scope(), reserved.get())) {
                break;
            }
        }
        return sent;
    }

    private List<Contender> contenders(Outlook outlook) {
        List<Contender> contenders = new ArrayList<>();
        for (WaitingOrganization waiting : outlook.waiting()) {
            contenders.add(
                    new Contender(
                            waiting.scope(),
                            () -> limits.of(waiting.scope()),
                            waiting.since(),
                            outlook.placesOf(waiting.scope().organizationId())));
        }
        return contenders;
    }

    /** The organization's next execution in a place of its own; empty when it has none to send. */
    private Optional<Execution> reserve(Contender contender) {
        Optional<Execution> oldest = executions.oldestWaiting(contender.scope());
        for (int tries = 0; oldest.isPresent() && tries < TRIES_MAX; tries++) {
            Execution waiting = oldest.get();
            Optional<SlotKey> kept = waiting.progress().dispatch().slot();
            OptionalInt free = contender.freePlace();
            if (kept.isEmpty() && free.isEmpty()) {
                return Optional.empty();
            }
            SlotKey place = kept.orElseGet(() -> contender.place(free.orElseThrow()));
            contender.occupy(place.number());
            switch (changes.applyTo(contender.scope(), waiting, new RunEvent.Sent(place))) {
                case ChangeResult.Changed(_, var sent) -> {
                    return Optional.of(sent);
                }
                case ChangeResult.SlotTaken() -> LOG.debugf("%s is taken, trying the next", place);
                case ChangeResult.Unchanged(_, var why) -> {
                    LOG.debugf("%s was not sent: %s", waiting.currentRun(), why);
                    oldest = executions.oldestWaiting(contender.scope());
                }
                case ChangeResult.Missing() -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
