package dev.aac.producer.execution.dispatch;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog.WaitingOrganization;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.execution.Workers.WorkerState;
import dev.aac.producer.execution.dispatch.Contender.Places;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the dispatcher knows at the beginning of a round. The parts are read one beside the other,
 * not at one moment; each step that follows is a compare-and-set.
 *
 * @param sent places of jobs that nobody has claimed yet
 * @param held places of jobs that a worker holds
 * @param taken all places in use, those of runs that wait for another attempt too
 * @param heldByWorker how many of these each worker holds
 * @param workers those that live
 */
record Outlook(
        List<WaitingOrganization> waiting,
        List<SlotKey> sent,
        List<SlotKey> held,
        List<SlotKey> taken,
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
        return new Outlook(others, sent, held, taken, heldByWorker, workers);
    }

    /** How many more jobs may be sent. */
    int credit() {
        return freeSlots() - sent.size();
    }

    /**
     * The places in use, by organization. A job that moved on between two of the reads counts as
     * kept although it runs: then one look for a waiting run is in vain, and none is sent too many.
     */
    Map<OrganizationId, Places> places() {
        Set<SlotKey> running = new HashSet<>(sent);
        running.addAll(held);
        Set<SlotKey> all = new HashSet<>(taken);
        all.addAll(running);
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                SlotKey::organizationId,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), own -> placesOf(own, running))));
    }

    private static Places placesOf(List<SlotKey> own, Set<SlotKey> running) {
        Set<Integer> numbers = own.stream().map(SlotKey::number).collect(Collectors.toSet());
        long kept = own.stream().filter(place -> !running.contains(place)).count();
        return new Places(numbers, (int) kept);
    }
}
