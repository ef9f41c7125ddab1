package dev.aac.embedded.store;

import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How the documents of a query are found by an index.
///
/// @param spans where in the index they are; no two overlap
/// @param order in which order the documents come
/// @param score the higher, the fewer documents are likely to be read
record QueryPlan(OrderedIndex index, List<Span> spans, Order order, int score) {

    /// What lies between two bounds, neither of which is the key of an entry.
    ///
    /// Spans are never compared: that it holds arrays does no harm.
    ///
    /// @param shared with how many bytes all keys between them begin: those of the fields that are
    ///     bound by equality
    @SuppressWarnings("ArrayRecordComponent")
    record Span(byte[] from, byte[] to, int shared) {}

    /// In which order the documents come.
    enum Order {
        /// In none that was asked for.
        UNSORTED,
        /// As asked for, when the index is read from its beginning.
        FORWARD,
        /// As asked for, when the index is read from its end.
        BACKWARD
    }

    boolean isSorted() {
        return order != Order.UNSORTED;
    }

    /// The records to look at, each once.
    Stream<Long> records() {
        Stream<Long> records =
                (isSorted() && spans.size() > 1 ? merged() : oneAfterTheOther())
                        .map(entry -> Records.number(entry.getValue()));
        return index.isOrderedFrom(0) ? records : records.distinct();
    }

    private Stream<Map.Entry<byte[], byte[]>> oneAfterTheOther() {
        return spans.stream().flatMap(this::entries);
    }

    private Stream<Map.Entry<byte[], byte[]>> merged() {
        SortedMerge merge = new SortedMerge(order == Order.BACKWARD);
        spans.forEach(span -> merge.add(entries(span).iterator(), span.shared()));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(merge, Spliterator.ORDERED), false);
    }

    private Stream<Map.Entry<byte[], byte[]>> entries(Span span) {
        return index.entries(span.from(), span.to(), order == Order.BACKWARD);
    }
}
