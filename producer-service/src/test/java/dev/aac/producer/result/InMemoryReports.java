package dev.aac.producer.result;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps files in memory, and fails when it is told to. Safe for all threads. */
public final class InMemoryReports implements Reports {

    private final Map<Place, byte[]> unfinished = new HashMap<>();
    private final Map<Place, byte[]> finished = new HashMap<>();
    private boolean away;

    private record Place(RunRef run, int file) {}

    /** From now on everything fails, or no longer. */
    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /** How many files there are, finished or not. */
    public synchronized int count() {
        return finished.size() + unfinished.size();
    }

    private Place place(OrganizationScope scope, RunRef run, int file) {
        check();
        if (!run.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the run belongs to another organization");
        }
        return new Place(run, file);
    }

    private void check() {
        if (away) {
            throw new ReportsAway(new IOException("away on purpose"));
        }
    }

    @Override
    public synchronized void write(
            OrganizationScope scope, RunRef run, int file, long offset, byte[] bytes) {
        Place place = place(scope, run, file);
        if (finished.containsKey(place)) {
            return;
        }
        byte[] before = unfinished.getOrDefault(place, new byte[0]);
        int end = Math.toIntExact(offset) + bytes.length;
        byte[] after = Arrays.copyOf(before, Math.max(before.length, end));
        System.arraycopy(bytes, 0, after, Math.toIntExact(offset), bytes.length);
        unfinished.put(place, after);
    }

    @Override
    public synchronized boolean finish(
            OrganizationScope scope, RunRef run, int file, long size, String sha256) {
        Place place = place(scope, run, file);
        byte[] content = finished.getOrDefault(place, unfinished.get(place));
        if (content == null
                || content.length != size
                || !ReportSamples.sum(content).equals(sha256)) {
            return false;
        }
        unfinished.remove(place);
        finished.put(place, content);
        return true;
    }

    @Override
    public synchronized Optional<ReportContent> open(
            OrganizationScope scope, RunRef run, int file) {
        return Optional.ofNullable(finished.get(place(scope, run, file))).map(Held::new);
    }

    @Override
    public synchronized Removed deleteAll(OrganizationScope scope, RunId runId) {
        check();
        int count = 0;
        long size = 0;
        for (Map<Place, byte[]> files : List.of(unfinished, finished)) {
            for (Place place : List.copyOf(files.keySet())) {
                if (place.run().runId().equals(runId)
                        && place.run().organizationId().equals(scope.organizationId())) {
                    byte[] bytes = files.remove(place);
                    count++;
                    size += bytes == null ? 0 : bytes.length;
                }
            }
        }
        return new Removed(count, size);
    }

    @Override
    public synchronized int deleteUnfinished(Instant before) {
        check();
        if (Instant.now().isAfter(before)) {
            return 0;
        }
        int removed = unfinished.size();
        unfinished.clear();
        return removed;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Held(byte[] bytes) implements ReportContent {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream from(long offset) {
            return new ByteArrayInputStream(
                    bytes, Math.toIntExact(offset), bytes.length - Math.toIntExact(offset));
        }

        @Override
        public void close() {}
    }
}
