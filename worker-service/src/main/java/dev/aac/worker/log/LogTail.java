package dev.aac.worker.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import java.time.Instant;

/**
 * The last lines of an output, as many as fit; each that comes drives out the first ones. Memory is
 * needed for the bytes that are held and 2 to 4 for each line. Not thread-safe.
 */
final class LogTail {

    private static final int CAPACITY_FIRST = 64 * 1024;

    /** Longest head of a line: two numbers of 7 bits a byte. */
    private static final int HEAD_BYTES_MAX = 5 + 10;

    private static final int END_BITS = 2;
    private static final int END_MASK = 0b011;
    private static final int STDERR_BIT = 0b100;

    private static final int SEVEN_BITS = 7;
    private static final int LOW_BITS = 0x7F;
    private static final int MORE_FOLLOWS = 0x80;

    private final long bytesMax;
    private byte[] ring = new byte[CAPACITY_FIRST];
    private int start;
    private int used;
    private long bytes;

    /** Of the line that went last, and of the one that came last, in milliseconds. */
    private long goneMillis;

    private long lastMillis;
    private long drivenOut;
    private long drivenOutBytes;

    /**
     * @param bytesMax of all lines with their ends
     */
    LogTail(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    boolean isEmpty() {
        return used == 0;
    }

    /** How many lines were driven out. */
    long drivenOut() {
        return drivenOut;
    }

    /** Bytes of those lines with their ends. */
    long drivenOutBytes() {
        return drivenOutBytes;
    }

    /** When the line came that went last. */
    Instant goneAt() {
        return Instant.ofEpochMilli(goneMillis);
    }

    void add(LogStream stream, Instant time, LineBytes line) {
        makeRoom(HEAD_BYTES_MAX + line.length());
        long millis = time.toEpochMilli();
        long head = 2L * line.length() + (stream == LogStream.STDERR ? 1 : 0);
        putNumber((head << END_BITS) + line.end().code());
        putNumber(zigzag(millis - lastMillis));
        putBytes(line);
        lastMillis = millis;
        bytes += line.size();
        while (bytes > bytesMax) {
            driveOut();
        }
    }

    /**
     * Takes the first line out.
     *
     * @param seq the number it gets
     */
    LogLine poll(long seq) {
        long head = takeNumber();
        Instant time = takeTime();
        LineEnd end = end(head);
        byte[] text = new byte[length(head)];
        takeBytes(text);
        bytes -= text.length + (long) end.bytes();
        LogStream stream = (head & STDERR_BIT) == 0 ? LogStream.STDOUT : LogStream.STDERR;
        return new LogLine(seq, stream, time, new String(text, UTF_8), end == LineEnd.SPLIT);
    }

    private void driveOut() {
        long head = takeNumber();
        var _ = takeTime();
        int length = length(head);
        skip(length);
        long size = length + (long) end(head).bytes();
        bytes -= size;
        drivenOut++;
        drivenOutBytes += size;
    }

    private static int length(long head) {
        return Math.toIntExact(head / (2 * STDERR_BIT));
    }

    private static LineEnd end(long head) {
        return LineEnd.of((int) (head & END_MASK));
    }

    /** Clocks may go back. */
    private static long zigzag(long number) {
        return (number << 1) ^ (number >> (Long.SIZE - 1));
    }

    private Instant takeTime() {
        long number = takeNumber();
        goneMillis += (number >>> 1) ^ -(number & 1);
        return Instant.ofEpochMilli(goneMillis);
    }

    private void makeRoom(int more) {
        if (used + more <= ring.length) {
            return;
        }
        byte[] larger = new byte[Math.max(2 * ring.length, used + more)];
        int first = Math.min(used, ring.length - start);
        System.arraycopy(ring, start, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, used - first);
        ring = larger;
        start = 0;
    }

    private void putNumber(long number) {
        long left = number;
        while (left > LOW_BITS || left < 0) {
            put((byte) ((left & LOW_BITS) | MORE_FOLLOWS));
            left >>>= SEVEN_BITS;
        }
        put((byte) left);
    }

    private long takeNumber() {
        long number = 0;
        int shift = 0;
        int b = take();
        while (b < 0) {
            number |= (long) (b & LOW_BITS) << shift;
            shift += SEVEN_BITS;
            b = take();
        }
        return number | (long) b << shift;
    }

    private void put(byte b) {
        ring[place(start + (long) used)] = b;
        used++;
    }

    private byte take() {
        byte b = ring[start];
        skip(1);
        return b;
    }

    private void putBytes(LineBytes line) {
        int at = place(start + (long) used);
        int first = Math.min(line.length(), ring.length - at);
        System.arraycopy(line.array(), line.from(), ring, at, first);
        System.arraycopy(line.array(), line.from() + first, ring, 0, line.length() - first);
        used += line.length();
    }

    private void takeBytes(byte[] to) {
        int first = Math.min(to.length, ring.length - start);
        System.arraycopy(ring, start, to, 0, first);
        System.arraycopy(ring, 0, to, first, to.length - first);
        skip(to.length);
    }

    private void skip(int count) {
        start = place(start + (long) count);
        used -= count;
    }

    private int place(long at) {
        return (int) (at < ring.length ? at : at - ring.length);
    }
}
