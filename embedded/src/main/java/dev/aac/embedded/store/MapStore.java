package dev.aac.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/// The ordered maps that hold everything, in memory or in one file, and what makes their changes
/// safe.
///
/// Every change belongs to a *step*. After a crash a step is there as a whole or not at all, and it
/// is there when [#awaitSafe] had returned. Between checkpoints the steps are in a [RedoLog]; a
/// checkpoint writes the changed pages of all maps at once and empties the log. What changes the
/// set of maps is an *exclusive* step, which runs alone and ends with a checkpoint.
///
/// Order of locks: the step first, then the monitor of what is changed. Safe for use by many
/// threads.
final class MapStore implements AutoCloseable {

    private static final String MAPS_FILE = "store.mv";
    private static final String REDO_FILE = "store.redo";
    private static final int PAGE_CACHE_MEGABYTES = 16;
    private static final int COMPACT_BELOW_PERCENT = 70;
    private static final int COMPACT_BYTES_AT_ONCE = 4 * 1024 * 1024;

    private final MVStore maps;
    private final RedoLog redoLog;
    private final ReentrantReadWriteLock steps = new ReentrantReadWriteLock();

    // Of this store alone: a thread may use several, as tests do.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RedoBatch> currentBatch = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Long> ownPosition = ThreadLocal.withInitial(() -> 0L);

    private MapStore(MVStore maps, RedoLog redoLog) {
        this.maps = maps;
        this.redoLog = redoLog;
    }

    static MapStore inMemory() {
        return new MapStore(new MVStore.Builder().open(), RedoLog.NONE);
    }

    /// Opens or creates the maps in `folder` and repeats what a crash had cut off from the last
    /// checkpoint.
    ///
    /// @throws IOException when the folder cannot be used or another process uses it
    static MapStore onDisk(Path folder) throws IOException {
        Files.createDirectories(folder);
        MVStore maps = openFile(folder.resolve(MAPS_FILE));
        try {
            FileRedoLog redoLog =
                    FileRedoLog.open(
                            folder.resolve(REDO_FILE),
                            (mapId, key, value) -> repeat(maps, mapId, key, value));
            MapStore store = new MapStore(maps, redoLog);
            store.checkpoint();
            return store;
        } catch (IOException | RuntimeException e) {
            maps.closeImmediately();
            throw e;
        }
    }

    private static MVStore openFile(Path file) throws IOException {
        try {
            MVStore maps =
                    new MVStore.Builder()
                            .fileName(file.toString())
                            .autoCommitDisabled()
                            .autoCommitBufferSize(0)
                            .cacheSize(PAGE_CACHE_MEGABYTES)
                            .open();
            maps.setVersionsToKeep(0);
            maps.setRetentionTime(0);
            return maps;
        } catch (MVStoreException e) {
            throw new IOException(
                    "the store in " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static void repeat(MVStore maps, int mapId, byte[] key, byte @Nullable [] value) {
        MVMap<byte[], byte[]> map = maps.openMap(mapId, builder());
        if (map == null) {
            throw new IllegalStateException(
                    "the redo log names a map that does not exist: " + mapId);
        }
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private static MVMap.Builder<byte[], byte[]> builder() {
        return new MVMap.Builder<byte[], byte[]>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE);
    }

    /// Opens or creates a map. To create one, be in an exclusive step.
    StoredMap openMap(String name) {
        return new StoredMap(this, maps.openMap(name, builder()));
    }

    boolean hasMap(String name) {
        return maps.hasMap(name);
    }

    Set<String> mapNames() {
        return maps.getMapNames();
    }

    /// Removes a map with all its entries. Be in an exclusive step.
    void removeMap(String name) {
        maps.removeMap(name);
    }

    /// Runs `change` as one step while holding `monitor`, which guards whatever is changed.
    ///
    /// Called within a step it belongs to that one. When it throws, what it had changed until then
    /// stays changed.
    <T> T inOneStep(Object monitor, Supplier<T> change) {
        if (currentBatch.get() != null || steps.isWriteLockedByCurrentThread()) {
            return change.get();
        }
        steps.readLock().lock();
        try {
            synchronized (monitor) {
                return logged(change);
            }
        } finally {
            steps.readLock().unlock();
        }
    }

    private <T> T logged(Supplier<T> change) {
        RedoBatch batch = new RedoBatch();
        currentBatch.set(batch);
        try {
            return change.get();
        } finally {
            currentBatch.remove();
            if (!batch.isEmpty()) {
                ownPosition.set(redoLog.append(batch));
            }
        }
    }

    /// Runs `change` while no other step runs, and makes it safe before it returns.
    ///
    /// @throws IllegalStateException when called within an ordinary step
    <T> T exclusively(Supplier<T> change) {
        if (currentBatch.get() != null) {
            throw new IllegalStateException(
                    "an exclusive step cannot begin within an ordinary one");
        }
        if (steps.isWriteLockedByCurrentThread()) {
            return change.get();
        }
        steps.writeLock().lock();
        try {
            return change.get();
        } finally {
            try {
                writePages();
            } finally {
                steps.writeLock().unlock();
            }
        }
    }

    /// Returns when every step this thread has taken would survive the death of the process.
    void awaitSafe() {
        redoLog.awaitWritten(ownPosition.get());
    }

    /// How much a restart would have to repeat, in bytes.
    long bytesSinceCheckpoint() {
        return redoLog.bytes();
    }

    /// Writes the changed pages of all maps and empties the redo log, while no step runs.
    void checkpoint() {
        steps.writeLock().lock();
        try {
            writePages();
        } finally {
            steps.writeLock().unlock();
        }
    }

    private void writePages() {
        if (isOnDisk()) {
            maps.commit();
            redoLog.forget();
        }
    }

    boolean isOnDisk() {
        return maps.getFileStore() != null;
    }

    /// The size of its file, or 0 in memory.
    long fileBytes() {
        return isOnDisk() ? maps.getFileStore().size() : 0;
    }

    /// Gives room in the file back that old pages take, a little at a time.
    void compact() {
        steps.writeLock().lock();
        try {
            maps.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES_AT_ONCE);
        } finally {
            steps.writeLock().unlock();
        }
    }

    void recordChange(int mapId, byte[] key, byte @Nullable [] value) {
        RedoBatch batch = currentBatch.get();
        if (batch != null) {
            batch.add(mapId, key, value);
        } else if (!steps.isWriteLockedByCurrentThread()) {
            throw new IllegalStateException("a stored map was changed outside a step");
        }
    }

    /// Makes everything safe and closes the file. Steps that come later fail.
    @Override
    public void close() {
        steps.writeLock().lock();
        try {
            if (!maps.isClosed()) {
                writePages();
                maps.close();
                redoLog.close();
            }
        } finally {
            steps.writeLock().unlock();
        }
    }
}
