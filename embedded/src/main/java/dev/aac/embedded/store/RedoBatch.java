package dev.aac.embedded.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The changes of one step, in order: after a crash all of them are repeated or none.
///
/// Each change holds the final value, so that repeating one that was already kept changes nothing.
/// Used by one thread.
final class RedoBatch {

    private static final int INITIAL_BYTES = 1024;
    private static final int REMOVED = -1;
    private static final int CHANGE_HEADER_BYTES = 3 * Integer.BYTES;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    /// What is done with each change of a batch read back.
    interface Changes {

        /// @param value null when the key was removed
        void change(int mapId, byte[] key, byte @Nullable [] value);
    }

    /// @param value null when the key is removed
    void add(int mapId, byte[] key, byte @Nullable [] value) {
        int valueLength = value == null ? 0 : value.length;
        ByteBuffer target = room(CHANGE_HEADER_BYTES + key.length + valueLength);
        target.putInt(mapId)
                .putInt(key.length)
                .putInt(value == null ? REMOVED : valueLength)
                .put(key);
        if (value != null) {
            target.put(value);
        }
    }

    private ByteBuffer room(int added) {
        int end = Math.addExact(length, added);
        if (end > bytes.length) {
            bytes =
                    Arrays.copyOf(
                            bytes,
                            Math.max(
                                    end, (int) Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
        ByteBuffer target = ByteBuffer.wrap(bytes, length, added);
        length = end;
        return target;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// A view of the encoded changes, valid until the next [#add].
    ByteBuffer encoded() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /// Hands every change of an encoded batch to `changes`, in order.
    static void decode(ByteBuffer encoded, Changes changes) {
        while (encoded.hasRemaining()) {
            int mapId = encoded.getInt();
            byte[] key = new byte[encoded.getInt()];
            int valueLength = encoded.getInt();
            encoded.get(key);
            byte[] value = null;
            if (valueLength != REMOVED) {
                value = new byte[valueLength];
                encoded.get(value);
            }
            changes.change(mapId, key, value);
        }
    }
}
