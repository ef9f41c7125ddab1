package dev.aac.worker.container.kubernetes;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// A line of the kubelet's log, or as much of one as was read: its time and what the container
/// wrote. Keeps a checksum and no text. One thread at a time.
final class LogEntry {

    private final OptionalLong second;
    private final CRC32C checksum = new CRC32C();
    private long length;

    /// @param time as the log has it
    LogEntry(String time, byte[] written) {
        this.second = second(time);
        checksum.update(written);
    }

    private static OptionalLong second(String time) {
        try {
            return OptionalLong.of(OffsetDateTime.parse(time).toEpochSecond());
        } catch (DateTimeException _) {
            return OptionalLong.empty();
        }
    }

    void add(byte[] bytes, int offset, int count) {
        checksum.update(bytes, offset, count);
        length += count;
    }

    /// False for what the kubelet says itself, or for the rest of a line that was begun earlier.
    boolean hasTime() {
        return second.isPresent();
    }

    /// Since the epoch.
    long second() {
        return second.orElseThrow();
    }

    /// Bytes, without the time.
    long length() {
        return length;
    }

    /// Of the time and of all bytes.
    int checksum() {
        return (int) checksum.getValue();
    }
}
