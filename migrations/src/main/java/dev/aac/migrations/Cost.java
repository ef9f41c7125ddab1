package dev.aac.migrations;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What a command took, for whoever sizes the machine for it. */
final class Cost {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long BYTES_PER_MEBIBYTE = 1024L * 1024;

    private Cost() {}

    static String since(long beganNanos) {
        long heapBytes =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
        return "took %.1f s and at most %d MiB of heap"
                .formatted(
                        (System.nanoTime() - beganNanos) / NANOS_PER_SECOND,
                        heapBytes / BYTES_PER_MEBIBYTE);
    }
}
