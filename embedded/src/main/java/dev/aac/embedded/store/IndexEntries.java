package dev.aac.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an index holds of one document: one entry, or one for each element of an indexed array.
///
/// @param keys the fields of each entry as [SortableBytes], and as values by which an error names
///     them
/// @param unordered the fields by which a query would sort such documents otherwise than the
///     entries lie, as they hold arrays or values of rare types
/// @param present whether the document has any of the indexed fields at all
record IndexEntries(NavigableMap<byte[], KeyValue> keys, BitSet unordered, boolean present) {

    /// @throws CannotIndexParallelArraysError when two different arrays would be indexed together
    static IndexEntries of(Document document, List<IndexKey> fields) {
        List<List<@Nullable Object>> rows = List.of(List.of());
        Set<String> arrays = new LinkedHashSet<>();
        BitSet unordered = new BitSet();
        boolean present = false;
        for (int i = 0; i < fields.size(); i++) {
            String path = fields.get(i).getKey();
            Object value = Utils.getSubdocumentValueCollectionAware(document, path);
            boolean isArray = value instanceof Collection<?>;
            if (isArray) {
                arrays.add(Utils.firstFragment(path));
            }
            Collection<?> values = isArray ? elements((Collection<?>) value) : Arrays.asList(value);
            rows = extended(rows, values);
            unordered.set(i, isArray || !SortableBytes.isOrdered(value));
            present |= values.stream().anyMatch(each -> !(each instanceof Missing));
        }
        if (arrays.size() > 1) {
            throw new CannotIndexParallelArraysError(arrays);
        }
        return new IndexEntries(encoded(rows, fields), unordered, present);
    }

    private static Collection<?> elements(Collection<?> array) {
        return array.isEmpty() ? List.of(SortableBytes.EmptyList.INSTANCE) : array;
    }

    private static List<List<@Nullable Object>> extended(
            List<List<@Nullable Object>> rows, Collection<?> values) {
        List<List<@Nullable Object>> result = new ArrayList<>(rows.size() * values.size());
        for (List<@Nullable Object> row : rows) {
            for (Object value : values) {
                List<@Nullable Object> longer = new ArrayList<>(row);
                longer.add(value);
                result.add(longer);
            }
        }
        return result;
    }

    private static NavigableMap<byte[], KeyValue> encoded(
            List<List<@Nullable Object>> rows, List<IndexKey> fields) {
        NavigableMap<byte[], KeyValue> keys = new TreeMap<>(Arrays::compareUnsigned);
        for (List<@Nullable Object> row : rows) {
            SortableBytes bytes = new SortableBytes();
            for (int i = 0; i < row.size(); i++) {
                bytes.field(row.get(i), fields.get(i).isAscending());
            }
            row.replaceAll(value -> value instanceof SortableBytes.EmptyList ? List.of() : value);
            keys.put(bytes.toByteArray(), new KeyValue(row));
        }
        return keys;
    }
}
