package dev.aac.producer.execution.dispatch;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog.WaitingOrganization;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.Workers.WorkerState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the dispatcher knows at the beginning of a round. The parts are read one beside the other,
 * not at one moment; each step that follows is a compare-and-set.
 *
 * @param sent places of jobs that nobody has claimed yet
 * @param held places of jobs that a worker holds
 * @param heldByWorker how many of these each worker holds
 * @param workers those that live
 */
record Outlook(
        List<WaitingOrganization> waiting,
        List<SlotKey> sent,
        List<SlotKey> held,
        Map<WorkerId, Integer> heldByWorker,
        List<WorkerState> workers) {

    /**
     * How many jobs the workers would take now. Counted from what they hold by the store's word,
     * not by their own: that is known the moment it is written, a renewal only seconds later.
     */
    int freeSlots() {
        return workers.stream()
                .mapToInt(w -> Math.max(0, w.slots() - heldByWorker.getOrDefault(w.workerId(), 0)))
                .sum();
    }

    /** How many jobs the workers would take if they held none. */
    int slots() {
        return workers.stream().mapToInt(WorkerState::slots).sum();
    }

    Outlook with(List<WaitingOrganization> others) {
        return new Outlook(others, sent, held, heldByWorker, workers);
    }

    /** How many more jobs may be sent. */
    int credit() {
        return freeSlots() - sent.size();
    }

    /** The numbers of the places an organization occupies; the caller may change the set. */
    Set<Integer> placesOf(OrganizationId organization) {
        Set<Integer> numbers = new HashSet<>();
        Stream.of(sent, held)
                .flatMap(Collection::stream)
                .filter(place -> place.organizationId().equals(organization))
                .forEach(place -> numbers.add(place.number()));
        return numbers;
    }
}
