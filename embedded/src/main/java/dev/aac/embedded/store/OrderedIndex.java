package dev.aac.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An index, unique or not, whose entries lie in the order of its fields.
///
/// A sparse index leaves out documents that have none of its fields. Guarded by the monitor of its
/// collection.
final class OrderedIndex extends Index<Long> {

    /// Where the fields are remembered that have ever held what is not ordered: before every entry.
    private static final byte[] UNORDERED_KEY = {0};

    private final StoredMap map;
    private final Kind kind;
    private final boolean fresh;
    private final BitSet unordered;

    /// What an index is, beside its fields.
    record Kind(boolean unique, boolean sparse) {}

    /// @param fresh whether the index has yet to be filled from the documents there are
    OrderedIndex(String name, List<IndexKey> keys, Kind kind, StoredMap map, boolean fresh) {
        super(name, keys, kind.sparse());
        this.map = map;
        this.kind = kind;
        this.fresh = fresh;
        byte[] remembered = map.get(UNORDERED_KEY);
        this.unordered = remembered == null ? new BitSet() : BitSet.valueOf(remembered);
    }

    @Override
    public boolean isSparse() {
        return kind.sparse();
    }

    @Override
    public boolean isUnique() {
        return kind.unique();
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof OrderedIndex index
                && kind.equals(index.kind)
                && Objects.equals(
                        toIndexDescription().get("key"), index.toIndexDescription().get("key"));
    }

    /// Whether from that field on the entries lie in the order in which a query sorts, one for each
    /// document.
    boolean isOrderedFrom(int field) {
        return unordered.nextSetBit(field) < 0;
    }

    /// The entries between two bounds, each with the key of its record.
    Stream<Map.Entry<byte[], byte[]>> entries(byte[] from, byte[] to, boolean reverse) {
        return map.stream(from, to, reverse);
    }

    /// The record of the first entry between two bounds, or null.
    @Nullable Long firstRecord(byte[] from, byte[] to) {
        return entries(from, to, false)
                .findFirst()
                .map(entry -> Records.number(entry.getValue()))
                .orElse(null);
    }

    private IndexEntries entries(Document document) {
        return IndexEntries.of(document, getKeys());
    }

    private boolean leavesOut(IndexEntries entries) {
        return kind.sparse() && !entries.present();
    }

    private byte[] entryKey(byte[] fields, byte[] record) {
        return kind.unique()
                ? SortableBytes.uniqueEntry(fields)
                : SortableBytes.entryOfRecord(fields, record);
    }

    @Override
    public @Nullable Long getPosition(Document document) {
        IndexEntries entries = entries(document);
        if (!kind.unique() || leavesOut(entries)) {
            return null;
        }
        byte[] record = map.get(SortableBytes.uniqueEntry(entries.keys().firstKey()));
        return record == null ? null : Records.number(record);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {
        IndexEntries entries = entries(document);
        if (!leavesOut(entries)) {
            refuseDuplicates(entries.keys(), collection);
        }
    }

    private void refuseDuplicates(
            NavigableMap<byte[], KeyValue> keys, MongoCollection<Long> collection) {
        if (kind.unique()) {
            keys.forEach(
                    (fields, values) -> {
                        if (map.get(SortableBytes.uniqueEntry(fields)) != null) {
                            throw new DuplicateKeyError(this, collection, getKeys(), values);
                        }
                    });
        }
    }

    @Override
    public void add(Document document, Long position, MongoCollection<Long> collection) {
        IndexEntries entries = entries(document);
        if (!leavesOut(entries)) {
            refuseDuplicates(entries.keys(), collection);
            rememberUnordered(entries.unordered());
            byte[] record = Records.key(position);
            entries.keys().keySet().forEach(fields -> map.put(entryKey(fields, record), record));
        }
    }

    private void rememberUnordered(BitSet fields) {
        int before = unordered.cardinality();
        unordered.or(fields);
        if (unordered.cardinality() > before) {
            map.put(UNORDERED_KEY, unordered.toByteArray());
        }
    }

    @Override
    public @Nullable Long remove(Document document) {
        Long position = getPosition(document);
        if (position != null) {
            remove(document, position);
        }
        return position;
    }

    /// Removes the entries of a document whose record is known.
    void remove(Document document, long position) {
        IndexEntries entries = entries(document);
        if (!leavesOut(entries)) {
            byte[] record = Records.key(position);
            entries.keys().keySet().forEach(fields -> map.remove(entryKey(fields, record)));
        }
    }

    @Override
    public void checkUpdate(
            Document oldDocument, Document newDocument, MongoCollection<Long> collection) {
        IndexEntries after = entries(newDocument);
        if (!leavesOut(after)) {
            NavigableMap<byte[], KeyValue> added = new TreeMap<>(after.keys());
            IndexEntries before = entries(oldDocument);
            if (!leavesOut(before)) {
                before.keys().keySet().forEach(added::remove);
            }
            refuseDuplicates(added, collection);
        }
    }

    @Override
    public void updateInPlace(
            Document oldDocument,
            Document newDocument,
            Long position,
            MongoCollection<Long> collection) {
        IndexEntries before = entries(oldDocument);
        IndexEntries after = entries(newDocument);
        boolean same =
                leavesOut(before) == leavesOut(after)
                        && before.keys().keySet().equals(after.keys().keySet());
        if (!same) {
            remove(oldDocument, position);
            add(newDocument, position, collection);
        }
    }

    @Override
    public boolean isEmpty() {
        return fresh;
    }

    @Override
    public long getCount() {
        return map.size() - (unordered.isEmpty() ? 0 : 1);
    }

    @Override
    public long getDataSize() {
        return map.bytes();
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        throw new UnsupportedOperationException("the collection plans its queries itself");
    }

    /// Removes all entries for good.
    @Override
    public void drop() {
        map.drop();
    }
}
