package dev.aac.embedded.store;

import java.util.List;
import java.util.stream.Stream;

/// How the documents of a query are found by an index.
///
/// @param spans where in the index they are; no two overlap
/// @param order in which order the documents come
/// @param score the higher, the fewer documents are likely to be read
record QueryPlan(OrderedIndex index, List<Span> spans, Order order, int score) {

    /// What lies between two bounds, neither of which is the key of an entry.
    ///
    /// Spans are never compared: that it holds arrays does no harm.
    @SuppressWarnings("ArrayRecordComponent")
    record Span(byte[] from, byte[] to) {}

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
                spans.stream()
                        .flatMap(
                                span ->
                                        index.records(
                                                span.from(), span.to(), order == Order.BACKWARD));
        return index.isOrderedFrom(0) ? records : records.distinct();
    }
}
