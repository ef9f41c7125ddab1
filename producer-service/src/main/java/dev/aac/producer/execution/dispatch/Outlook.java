package dev.aac.producer.execution.dispatch;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog.TakenPlace;
import dev.aac.producer.execution.Backlog.WaitingOrganization;
import dev.aac.producer.execution.Workers.WorkerState;
import dev.aac.producer.execution.dispatch.Contender.Places;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the dispatcher knows at the beginning of a round. The parts are read one beside the other,
 * not at one moment; each step that follows is a compare-and-set.
 *
 * @param taken all places in use
 * @param workers those that live
 */
record Outlook(
        List<WaitingOrganization> waiting, List<TakenPlace> taken, List<WorkerState> workers) {

    /**
     * How many jobs the workers would take now. Counted from what they hold by the store's word,
     * not by their own: that is known the moment it is written, a renewal only seconds later.
     */
    int freeSlots() {
        Map<WorkerId, Integer> held =
                those(TakenPlace.Held.class)
                        .collect(Collectors.toMap(TakenPlace.Held::by, _ -> 1, Integer::sum));
        return workers.stream()
                .mapToInt(w -> Math.max(0, w.slots() - held.getOrDefault(w.workerId(), 0)))
                .sum();
    }

    /** How many jobs the workers would take if they held none. */
    int slots() {
        return workers.stream().mapToInt(WorkerState::slots).sum();
    }

    /** How many jobs nobody has claimed yet. */
    int sent() {
        return (int) those(TakenPlace.Sent.class).count();
    }

    /** How many jobs workers hold. */
    int held() {
        return (int) those(TakenPlace.Held.class).count();
    }

    private <T extends TakenPlace> Stream<T> those(Class<T> kind) {
        return taken.stream().filter(kind::isInstance).map(kind::cast);
    }

    Outlook with(List<WaitingOrganization> others) {
        return new Outlook(others, taken, workers);
    }

    /** How many more jobs may be sent. */
    int credit() {
        return freeSlots() - sent();
    }

    /**
     * The places in use, by organization. One that changed hands during the read may count as kept
     * although a job of it runs: then one look for a waiting run is in vain, and none is sent too
     * many.
     */
    Map<OrganizationId, Places> places() {
        return taken.stream()
                .collect(
                        Collectors.groupingBy(
                                place -> place.key().organizationId(),
                                Collectors.collectingAndThen(
                                        Collectors.toList(), Outlook::placesOf)));
    }

    private static Places placesOf(List<TakenPlace> own) {
        return new Places(
                own.stream().map(place -> place.key().number()).collect(Collectors.toSet()),
                (int) own.stream().filter(TakenPlace.Kept.class::isInstance).count());
    }
}
