package dev.aac.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What a pipeline asks for that begins with `$match`, `$sort` and a `$group` which keeps nothing
/// but the `$first` of each: an index in that order shows it without the other documents, as
/// MongoDB's own scan for it does.
///
/// @param filter which documents are meant
/// @param order the order in each group, the group's field first
/// @param field the field whose every value is a group
record FirstOfEach(Document filter, Document order, String field) {

    private static final int STAGES = 3;
    private static final Set<String> FIRST = Set.of("$first");

    static Optional<FirstOfEach> of(List<Document> pipeline) {
        if (pipeline.size() >= STAGES
                && pipeline.get(0).get("$match") instanceof Document filter
                && pipeline.get(1).get("$sort") instanceof Document order
                && pipeline.get(2).get("$group") instanceof Document group
                && !order.isEmpty()) {
            String field = order.keySet().iterator().next();
            return ("$" + field).equals(group.get("_id")) && keepsFirstsOnly(group)
                    ? Optional.of(new FirstOfEach(filter, order, field))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean keepsFirstsOnly(Document group) {
        return group.entrySet().stream()
                .filter(kept -> !kept.getKey().equals("_id"))
                .allMatch(
                        kept ->
                                kept.getValue() instanceof Document accumulator
                                        && accumulator.keySet().equals(FIRST));
    }

    /// The first documents, in order, or null when the index of that plan does not show them. Be
    /// alone with the collection.
    ///
    /// @param plan for this filter and this order
    /// @param documents reads the document of a record
    @Nullable List<Document> in(QueryPlan plan, LongFunction<@Nullable Document> documents) {
        List<IndexKey> keys = plan.index().getKeys();
        byte[] bound = boundFields(keys);
        if (bound == null || plan.order() != QueryPlan.Order.FORWARD || plan.spans().size() != 1) {
            return null;
        }
        IndexKey group = keys.get(filter.size());
        QueryPlan.Span span = plan.spans().getFirst();
        List<Document> firsts = new ArrayList<>();
        byte[] from = span.from();
        for (Long record = plan.index().firstRecord(from, span.to());
                record != null;
                record = plan.index().firstRecord(from, span.to())) {
            Document first =
                    Objects.requireNonNull(
                            documents.apply(record), "an index entry without a document");
            firsts.add(first);
            byte[] same =
                    SortableBytes.after(bound)
                            .field(Utils.getSubdocumentValue(first, field), group.isAscending())
                            .toByteArray();
            from = SortableBytes.append(same, SortableBytes.BEYOND);
        }
        return firsts;
    }

    /// The bytes of the filter's values when they are, one each, those of the index's fields before
    /// the group's own; otherwise null.
    private byte @Nullable [] boundFields(List<IndexKey> keys) {
        int fields = filter.size();
        if (fields >= keys.size() || !keys.get(fields).getKey().equals(field)) {
            return null;
        }
        FilterBounds bounds = new FilterBounds(filter);
        SortableBytes bytes = new SortableBytes();
        for (IndexKey key : keys.subList(0, fields)) {
            FilterBounds.Points points = bounds.points(key.getKey());
            if (points == null || points.values().size() != 1 || !points.demandsField()) {
                return null;
            }
            bytes.field(points.values().getFirst(), key.isAscending());
        }
        return bytes.toByteArray();
    }
}
