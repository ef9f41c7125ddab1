package dev.aac.worker.container.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was handed over of a container's output, so that another reading of the kubelet's log goes
/// on with the next byte. One thread at a time; reads no clock and no wire.
///
/// The kubelet's log is a list of entries, a time and a line each. It can be asked for entries from
/// a second on, not from an entry on, and entries of two streams need not be in the order of their
/// times. So what counts is the place of an entry among those of its second: the first so many of
/// each second are known already, and their checksum tells whether they are the same ones.
final class LogProgress {

    /// A reading begins so long before the newest entry, for those that are late in the log.
    static final Duration OVERLAP = Duration.ofSeconds(2);

    /// So long the entries of a second are remembered, counted back from the newest one.
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    /// The longest time that a log writes has 35 characters.
    private static final int TIME_BYTES_MAX = 40;

    /// Entries of one second.
    private record Tally(int count, int checksum) {

        private static final int FACTOR = 31;
        private static final Tally NONE = new Tally(0, 0);

        Tally with(LogEntry entry) {
            return new Tally(count + 1, checksum * FACTOR + entry.checksum());
        }
    }

    private final TreeMap<Long, Tally> seconds = new TreeMap<>();
    private @Nullable LogEntry unfinished;
    private boolean gap;

    /// From when on to read, to the second; empty for all of it.
    Optional<Instant> since() {
        LogEntry begun = unfinished;
        if (seconds.isEmpty()) {
            return Optional.ofNullable(begun)
                    .map(entry -> Instant.ofEpochSecond(entry.second()).minus(OVERLAP));
        }
        Instant newest = Instant.ofEpochSecond(seconds.lastKey());
        Instant last = begun == null ? newest : Instant.ofEpochSecond(begun.second());
        Instant from = (last.isBefore(newest) ? last : newest).minus(OVERLAP);
        Instant oldest = newest.minus(REMEMBERED);
        return Optional.of(from.isBefore(oldest) ? oldest : from);
    }

    /// Whether something is missing in what was handed over, or nobody can tell.
    boolean hasGap() {
        return gap;
    }

    /// Begins a reading from [#since()] on.
    Reading read() {
        long from = since().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        return new Reading(Map.copyOf(seconds.tailMap(from)), unfinished);
    }

    private static Tally of(Map<Long, Tally> tallies, LogEntry entry) {
        return tallies.getOrDefault(entry.second(), Tally.NONE);
    }

    private void handedOver(LogEntry entry) {
        seconds.put(entry.second(), of(seconds, entry).with(entry));
        seconds.headMap(seconds.lastKey() - REMEMBERED.toSeconds()).clear();
        unfinished = null;
    }

    /// What is done with the bytes of an entry.
    private enum Mode {
        /// It was handed over whole.
        PASS_OVER,
        /// Its first bytes were handed over.
        PASS_OVER_BEGINNING,
        HAND_OVER
    }

    /// One reading of the log. Takes its bytes as they come and tells which of them are new.
    final class Reading {

        private final Map<Long, Tally> known;
        private final boolean first;
        private final Map<Long, Tally> again = new HashMap<>();
        private final ByteArrayOutputStream time = new ByteArrayOutputStream(TIME_BYTES_MAX);
        private @Nullable LogEntry begun;
        private @Nullable LogEntry entry;
        private Mode mode = Mode.HAND_OVER;
        private boolean foundMore;

        private Reading(Map<Long, Tally> known, @Nullable LogEntry begun) {
            this.known = known;
            this.begun = begun;
            this.first = known.isEmpty() && begun == null;
        }

        /// What is new in the next bytes of this reading, in their order; may be empty.
        byte[] unseen(byte[] bytes, int length) {
            ByteArrayOutputStream fresh = new ByteArrayOutputStream(length);
            int at = 0;
            while (at < length) {
                LogEntry current = entry;
                at =
                        current == null
                                ? readTime(bytes, at, length, fresh)
                                : readLine(current, bytes, at, length, fresh);
            }
            foundMore |= fresh.size() > 0;
            return fresh.toByteArray();
        }

        private int readTime(byte[] bytes, int from, int length, ByteArrayOutputStream fresh) {
            int end = from;
            while (end < length
                    && bytes[end] != ' '
                    && bytes[end] != '\n'
                    && !isTooLong(end - from)) {
                end++;
            }
            time.write(bytes, from, end - from);
            if (end == length) {
                return end;
            }
            LogEntry found = new LogEntry(time.toString(US_ASCII), time.toByteArray());
            entry = found;
            mode = modeFor(found);
            if (found.hasTime()) {
                time.reset();
                return end + 1;
            }
            fresh.writeBytes(time.toByteArray());
            time.reset();
            return end;
        }

        private boolean isTooLong(int more) {
            return time.size() + more >= TIME_BYTES_MAX;
        }

        private Mode modeFor(LogEntry found) {
            if (!found.hasTime()) {
                gap |= !first;
                return Mode.HAND_OVER;
            }
            if (of(again, found).count() < of(known, found).count()) {
                return Mode.PASS_OVER;
            }
            LogEntry expected = begun;
            if (expected == null) {
                unfinished = found;
                return Mode.HAND_OVER;
            }
            if (expected.second() == found.second()) {
                return Mode.PASS_OVER_BEGINNING;
            }
            lose(found);
            return Mode.HAND_OVER;
        }

        private int readLine(
                LogEntry current, byte[] bytes, int from, int length, ByteArrayOutputStream fresh) {
            int end = from;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            boolean complete = end < length;
            int next = complete ? end + 1 : end;
            int seen = from + passOver(current, bytes, from, next - from);
            current.add(bytes, seen, next - seen);
            if (mode == Mode.HAND_OVER) {
                fresh.write(bytes, seen, next - seen);
            }
            if (complete) {
                complete(current);
            }
            return next;
        }

        /// How many of these bytes were handed over as the beginning of an entry that was cut.
        private int passOver(LogEntry current, byte[] bytes, int from, int count) {
            LogEntry expected = begun;
            if (mode != Mode.PASS_OVER_BEGINNING || expected == null) {
                return 0;
            }
            int seen = (int) Math.min(count, expected.length() - current.length());
            current.add(bytes, from, seen);
            if (current.length() == expected.length()) {
                gap |= current.checksum() != expected.checksum();
                begun = null;
                unfinished = current;
                mode = Mode.HAND_OVER;
            }
            return seen;
        }

        private void complete(LogEntry current) {
            entry = null;
            if (!current.hasTime()) {
                return;
            }
            Tally seen = of(again, current).with(current);
            again.put(current.second(), seen);
            switch (mode) {
                case HAND_OVER -> handedOver(current);
                case PASS_OVER -> {
                    Tally before = of(known, current);
                    gap |= seen.count() == before.count() && !seen.equals(before);
                }
                case PASS_OVER_BEGINNING -> {
                    lose(current);
                    handedOver(current);
                }
            }
        }

        /// Another entry is where the one was that was begun.
        private void lose(LogEntry instead) {
            gap = true;
            begun = null;
            unfinished = instead;
        }

        /// Whether it had something that was not handed over before.
        boolean foundMore() {
            return foundMore;
        }

        /// Whether it came past all that was handed over before, and ended where a line ends.
        boolean isThrough() {
            return begun == null
                    && time.size() == 0
                    && known.entrySet().stream()
                            .allMatch(
                                    second ->
                                            again.getOrDefault(second.getKey(), Tally.NONE).count()
                                                    >= second.getValue().count());
        }

        /// It was read to its end, and the container has ended: what it does not have is gone.
        void ended() {
            gap |= !isThrough();
        }
    }
}
