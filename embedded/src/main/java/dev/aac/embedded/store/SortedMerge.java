package dev.aac.embedded.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;

/// The entries of several spans of an index in the one order that each span has by itself: so a
/// page of documents with any of some values costs the page, as with one value.
final class SortedMerge implements Iterator<Map.Entry<byte[], byte[]>> {

    private final PriorityQueue<Head> heads;

    /// The next entry of a span.
    ///
    /// @param shared as in [QueryPlan.Span]
    private record Head(
            Map.Entry<byte[], byte[]> entry, Iterator<Map.Entry<byte[], byte[]>> rest, int shared) {

        int compareTo(Head other) {
            byte[] mine = entry.getKey();
            byte[] others = other.entry.getKey();
            return Arrays.compareUnsigned(
                    mine, shared, mine.length, others, other.shared, others.length);
        }
    }

    SortedMerge(boolean reverse) {
        Comparator<Head> byOrder = Head::compareTo;
        this.heads = new PriorityQueue<>(reverse ? byOrder.reversed() : byOrder);
    }

    /// @param span its entries, in order
    void add(Iterator<Map.Entry<byte[], byte[]>> span, int shared) {
        if (span.hasNext()) {
            heads.add(new Head(span.next(), span, shared));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Map.Entry<byte[], byte[]> next() {
        Head next = heads.remove();
        add(next.rest(), next.shared());
        return next.entry();
    }
}
