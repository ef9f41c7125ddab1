package dev.aac.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses the index for a query: the one of which the filter binds the most fields.
///
/// The first fields are bound by equality or `$in`, the next one by a range; what follows may give
/// the order.
final class QueryPlanner {

    private static final int SPANS_MAX = 1_000;
    private static final int SCORE_UNIQUE = 1_000;
    private static final int SCORE_FIELD = 10;
    private static final int SCORE_RANGE = 5;
    private static final int SCORE_SORTED = 3;
    private static final int SCORE_SEVERAL = -2;
    private static final Pattern ARRAY_POSITION = Pattern.compile("(.*\\.)?\\d+(\\..*)?");

    private final FilterBounds bounds;
    private final Document orderBy;
    private final boolean limited;

    /// The fields bound by equality.
    private record Prefixes(List<byte[]> bytes, int fields, boolean demandsField) {

        boolean isSingle() {
            return bytes.size() == 1;
        }
    }

    /// @param orderBy the order asked for, or null
    /// @param limited whether only the first documents in that order are wanted
    QueryPlanner(Document filter, @Nullable Document orderBy, boolean limited) {
        this.bounds = new FilterBounds(filter);
        this.orderBy = orderBy == null ? new Document() : orderBy;
        this.limited = limited;
    }

    /// The best plan, or nothing when all documents have to be read.
    Optional<QueryPlan> choose(Stream<OrderedIndex> indexes) {
        return indexes.map(this::plan)
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(QueryPlan::score));
    }

    private @Nullable QueryPlan plan(OrderedIndex index) {
        List<IndexKey> fields = index.getKeys();
        if (fields.stream().anyMatch(field -> ARRAY_POSITION.matcher(field.getKey()).matches())) {
            return null;
        }
        Prefixes prefixes = prefixes(fields);
        int bound = prefixes.fields();
        FilterBounds.Range range =
                bound < fields.size() ? bounds.range(fields.get(bound).getKey()) : null;
        QueryPlan.Order order = order(index, prefixes);
        boolean narrows = bound > 0 || range != null;
        boolean sorts = limited && order != QueryPlan.Order.UNSORTED;
        boolean leavesOut = index.isSparse() && !prefixes.demandsField() && range == null;
        if (leavesOut || (!narrows && !sorts)) {
            return null;
        }
        int score = score(index, prefixes, range != null, order);
        return new QueryPlan(index, spans(index, prefixes, range), order, score);
    }

    private Prefixes prefixes(List<IndexKey> fields) {
        List<byte[]> bytes = List.of(new byte[0]);
        boolean demandsField = false;
        int bound = 0;
        while (bound < fields.size()) {
            IndexKey field = fields.get(bound);
            FilterBounds.Points points = bounds.points(field.getKey());
            if (points == null || (long) bytes.size() * points.values().size() > SPANS_MAX) {
                break;
            }
            bytes = extended(bytes, points.values(), field.isAscending());
            demandsField |= points.demandsField();
            bound++;
        }
        return new Prefixes(bytes, bound, demandsField);
    }

    private static List<byte[]> extended(
            List<byte[]> prefixes, List<@Nullable Object> values, boolean ascending) {
        List<byte[]> result = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (Object value : values) {
                result.add(SortableBytes.after(prefix).field(value, ascending).toByteArray());
            }
        }
        return SortableBytes.distinct(result);
    }

    /// Whether the entries of each prefix lie in the order asked for.
    private QueryPlan.Order order(OrderedIndex index, Prefixes prefixes) {
        List<IndexKey> fields = index.getKeys();
        int bound = prefixes.fields();
        QueryPlan.Order order = QueryPlan.Order.UNSORTED;
        int next = bound;
        for (String path : orderBy.keySet()) {
            FilterBounds.Points points = bounds.points(path);
            boolean constant =
                    points != null
                            && (prefixes.isSingle() || points.values().size() == 1)
                            && fields.subList(0, bound).stream()
                                    .anyMatch(field -> field.getKey().equals(path));
            if (constant) {
                continue;
            }
            if (next == fields.size()
                    || !fields.get(next).getKey().equals(path)
                    || !(orderBy.get(path) instanceof Number direction)) {
                return QueryPlan.Order.UNSORTED;
            }
            boolean same = fields.get(next).isAscending() == direction.intValue() > 0;
            QueryPlan.Order wanted = same ? QueryPlan.Order.FORWARD : QueryPlan.Order.BACKWARD;
            if (next > bound && order != wanted) {
                return QueryPlan.Order.UNSORTED;
            }
            order = wanted;
            next++;
        }
        return index.isOrderedFrom(bound) ? order : QueryPlan.Order.UNSORTED;
    }

    private static List<QueryPlan.Span> spans(
            OrderedIndex index, Prefixes prefixes, FilterBounds.@Nullable Range range) {
        if (range == null) {
            return prefixes.bytes().stream()
                    .map(
                            prefix ->
                                    new QueryPlan.Span(
                                            SortableBytes.append(prefix, SortableBytes.LEAST),
                                            SortableBytes.append(prefix, SortableBytes.BEYOND),
                                            prefix.length))
                    .toList();
        }
        boolean ascending = index.getKeys().get(prefixes.fields()).isAscending();
        FilterBounds.Range usable =
                index.isOrderedFrom(prefixes.fields()) ? range : range.oneEnded();
        return prefixes.bytes().stream().map(prefix -> span(prefix, usable, ascending)).toList();
    }

    private static QueryPlan.Span span(byte[] prefix, FilterBounds.Range range, boolean ascending) {
        byte[] beforeType = SortableBytes.beforeType(prefix, range.type(), ascending);
        byte[] afterType = SortableBytes.afterType(prefix, range.type(), ascending);
        FilterBounds.Limit low = range.low();
        FilterBounds.Limit high = range.high();
        if (ascending) {
            return new QueryPlan.Span(
                    low == null ? beforeType : bound(prefix, low, true, !low.included()),
                    high == null ? afterType : bound(prefix, high, true, high.included()),
                    prefix.length);
        }
        return new QueryPlan.Span(
                high == null ? beforeType : bound(prefix, high, false, !high.included()),
                low == null ? afterType : bound(prefix, low, false, low.included()),
                prefix.length);
    }

    /// The bound before the entries with this value, or after them.
    private static byte[] bound(
            byte[] prefix, FilterBounds.Limit limit, boolean ascending, boolean after) {
        byte[] equal = SortableBytes.after(prefix).field(limit.value(), ascending).toByteArray();
        return SortableBytes.append(equal, after ? SortableBytes.BEYOND : SortableBytes.LEAST);
    }

    private static int score(
            OrderedIndex index, Prefixes prefixes, boolean ranged, QueryPlan.Order order) {
        int bound = prefixes.fields();
        int score = bound * SCORE_FIELD;
        score += prefixes.isSingle() ? 0 : SCORE_SEVERAL;
        score += index.isUnique() && bound == index.getKeys().size() ? SCORE_UNIQUE : 0;
        score += ranged ? SCORE_RANGE : 0;
        score += order == QueryPlan.Order.UNSORTED ? 0 : SCORE_SORTED;
        return score;
    }
}
