package dev.aac.embedded.store;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a filter says about single fields, as far as an index can use it: equality and ranges, at
/// its top and within `$and`.
///
/// It may say less than the filter, never more: the filter itself is applied to every document
/// found.
final class FilterBounds {

    private static final String ID_FIELD = "_id";

    private final Map<String, Points> points = new HashMap<>();
    private final Map<String, Range> ranges = new HashMap<>();

    /// The field has one of these values.
    record Points(List<@Nullable Object> values) {

        Points {
            values = Collections.unmodifiableList(values);
        }

        /// Whether a document without the field cannot be meant.
        boolean demandsField() {
            return values.stream().noneMatch(Objects::isNull);
        }
    }

    /// The field is of this type and lies between these values.
    record Range(SortableBytes.Type type, @Nullable Limit low, @Nullable Limit high) {

        /// Both ranges together, or the first alone when they are of different types.
        Range and(Range other) {
            return type == other.type
                    ? new Range(
                            type, low == null ? other.low : low, high == null ? other.high : high)
                    : this;
        }

        /// One end of it alone: what holds for a field of several values, each of which may satisfy
        /// one end.
        Range oneEnded() {
            return low == null ? this : new Range(type, low, null);
        }
    }

    /// One end of a range.
    record Limit(Object value, boolean included) {}

    FilterBounds(Document filter) {
        collect(filter);
    }

    @Nullable Points points(String path) {
        return points.get(path);
    }

    @Nullable Range range(String path) {
        return ranges.get(path);
    }

    private void collect(Document filter) {
        filter.forEach(
                (key, condition) -> {
                    if (key.equals("$and") && condition instanceof Collection<?> parts) {
                        parts.forEach(part -> collect((Document) part));
                    } else if (!key.startsWith("$")) {
                        collect(key, condition);
                    }
                });
    }

    private void collect(String path, @Nullable Object condition) {
        if (condition instanceof Document operators
                && operators.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
            operators.forEach((operator, operand) -> collect(path, operator, operand));
        } else {
            addPoints(path, Collections.singletonList(condition));
        }
    }

    private void collect(String path, String operator, @Nullable Object operand) {
        switch (operator) {
            case "$eq" -> addPoints(path, Collections.singletonList(operand));
            case "$in" -> {
                if (operand instanceof Collection<?> values) {
                    addPoints(path, new ArrayList<>(values));
                }
            }
            case "$gt", "$gte" -> addRange(path, operand, operator.equals("$gte"), true);
            case "$lt", "$lte" -> addRange(path, operand, operator.equals("$lte"), false);
            default -> {}
        }
    }

    private void addPoints(String path, List<@Nullable Object> values) {
        if (values.stream().allMatch(value -> isPoint(path, value))) {
            Points added = new Points(values);
            points.merge(path, added, (a, b) -> a.values().size() <= b.values().size() ? a : b);
        }
    }

    /// Whether the documents with this value of the field are those that an index holds under it.
    private static boolean isPoint(String path, @Nullable Object value) {
        return switch (value) {
            // A path into an array can lack the field in one element and have it in another.
            case null -> !path.contains(".");
            case Number _,
                    String _,
                    Boolean _,
                    ObjectId _,
                    Instant _,
                    UUID _,
                    LegacyUUID _,
                    BinData _ ->
                    true;
            // Elsewhere it would also mean an array that holds such a document.
            case Document _ -> path.equals(ID_FIELD);
            default -> false;
        };
    }

    private void addRange(String path, @Nullable Object operand, boolean included, boolean low) {
        SortableBytes.Type type = SortableBytes.Type.of(operand);
        if (operand != null && type.isRangeable()) {
            Limit limit = new Limit(operand, included);
            Range added = low ? new Range(type, limit, null) : new Range(type, null, limit);
            ranges.merge(path, added, Range::and);
        }
    }
}
