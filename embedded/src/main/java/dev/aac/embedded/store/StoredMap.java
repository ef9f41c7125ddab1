package dev.aac.embedded.store;

import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// A map from bytes to bytes, ordered by unsigned key, whose every change is part of a step of its
/// [MapStore].
///
/// Values are never changed in place. Reading is safe at any time; a stream sees the map as it was
/// when the stream was made.
final class StoredMap {

    private final MapStore store;
    private final MVMap<byte[], byte[]> map;

    StoredMap(MapStore store, MVMap<byte[], byte[]> map) {
        this.store = store;
        this.map = map;
    }

    byte @Nullable [] get(byte[] key) {
        return map.get(key);
    }

    /// @return the value before, or null
    byte @Nullable [] put(byte[] key, byte[] value) {
        store.recordChange(map.getId(), key, value);
        return map.put(key, value);
    }

    /// @return the value that was removed, or null
    byte @Nullable [] remove(byte[] key) {
        byte[] before = map.get(key);
        if (before != null) {
            store.recordChange(map.getId(), key, null);
            map.remove(key);
        }
        return before;
    }

    long size() {
        return map.sizeAsLong();
    }

    byte @Nullable [] lastKey() {
        return map.lastKey();
    }

    /// The size of all keys and values: reads the whole map.
    long bytes() {
        return stream(null, null, false)
                .mapToLong(entry -> entry.getKey().length + entry.getValue().length)
                .sum();
    }

    /// Removes the map with all its entries. Be in an exclusive step.
    void drop() {
        store.removeMap(map.getName());
    }

    /// The entries from `from` to `to`, both included where they exist, in the given direction. The
    /// arrays belong to the map: they must not be changed.
    ///
    /// @param from the smallest key, or null for no limit
    /// @param to the largest key, or null for no limit
    Stream<Map.Entry<byte[], byte[]>> stream(
            byte @Nullable [] from, byte @Nullable [] to, boolean reverse) {
        Cursor<byte[], byte[]> cursor =
                reverse ? map.cursor(to, from, true) : map.cursor(from, to, false);
        return StreamSupport.stream(new CursorSpliterator(cursor), false);
    }

    private static final class CursorSpliterator
            extends Spliterators.AbstractSpliterator<Map.Entry<byte[], byte[]>> {

        private final Cursor<byte[], byte[]> cursor;

        CursorSpliterator(Cursor<byte[], byte[]> cursor) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.cursor = cursor;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Map.Entry<byte[], byte[]>> action) {
            if (!cursor.hasNext()) {
                return false;
            }
            byte[] key = cursor.next();
            action.accept(Map.entry(key, cursor.getValue()));
            return true;
        }
    }
}
