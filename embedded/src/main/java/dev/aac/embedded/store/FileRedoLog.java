package dev.aac.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A redo log in one file.
///
/// Written means handed to the operating system: it survives the death of this process, not that of
/// the machine. Threads that wait at the same time share one write: the first of them writes for
/// all. Each batch carries its length and checksum, so that a batch cut short by a crash is
/// recognised.
final class FileRedoLog implements RedoLog {

    private static final int FRAME_HEADER_BYTES = Integer.BYTES + Integer.BYTES;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();

    private ByteBuffer pending = ByteBuffer.allocate(BUFFER_BYTES);
    private ByteBuffer spare = ByteBuffer.allocate(BUFFER_BYTES);
    private boolean writing;
    private long appendedBytes;
    private long writtenBytes;
    private long forgottenBytes;
    private @Nullable IOException failure;

    private FileRedoLog(FileChannel file) {
        this.file = file;
    }

    /// Opens or creates the log and hands every whole batch in it to `changes`, oldest first.
    static FileRedoLog open(Path path, RedoBatch.Changes changes) throws IOException {
        FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            FileRedoLog log = new FileRedoLog(file);
            log.repeat(changes);
            return log;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void repeat(RedoBatch.Changes changes) throws IOException {
        long position = 0;
        ByteBuffer header = ByteBuffer.allocate(FRAME_HEADER_BYTES);
        while (readFully(header.clear(), position)) {
            int length = header.getInt();
            int checksum = header.getInt();
            if (length <= 0 || length > file.size() - position - FRAME_HEADER_BYTES) {
                return;
            }
            ByteBuffer batch = ByteBuffer.allocate(length);
            if (!readFully(batch, position + FRAME_HEADER_BYTES) || checksum(batch) != checksum) {
                return;
            }
            RedoBatch.decode(batch, changes);
            position += FRAME_HEADER_BYTES + length;
        }
    }

    private boolean readFully(ByteBuffer target, long from) throws IOException {
        long position = from;
        while (target.hasRemaining()) {
            int read = file.read(target, position);
            if (read < 0) {
                return false;
            }
            position += read;
        }
        target.flip();
        return true;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }

    @Override
    public long append(RedoBatch batch) {
        ByteBuffer encoded = batch.encoded();
        int checksum = checksum(encoded);
        int length = encoded.remaining();
        lock.lock();
        try {
            if (pending.remaining() < FRAME_HEADER_BYTES + length) {
                int needed = Math.addExact(pending.position(), FRAME_HEADER_BYTES + length);
                int doubled = (int) Math.min(pending.capacity() * 2L, Integer.MAX_VALUE - 8);
                pending = ByteBuffer.allocate(Math.max(needed, doubled)).put(pending.flip());
            }
            pending.putInt(length).putInt(checksum).put(encoded);
            appendedBytes += FRAME_HEADER_BYTES + length;
            return appendedBytes;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitWritten(long position) {
        lock.lock();
        try {
            while (writtenBytes < position) {
                failIfBroken();
                if (writing) {
                    written.awaitUninterruptibly();
                } else {
                    writePending();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void writePending() {
        ByteBuffer batch = pending.flip();
        pending = spare.clear();
        long target = appendedBytes;
        long filePosition = writtenBytes - forgottenBytes;
        writing = true;
        lock.unlock();
        IOException problem = write(batch, filePosition);
        lock.lock();
        writing = false;
        spare = batch.capacity() > BUFFER_BYTES ? ByteBuffer.allocate(BUFFER_BYTES) : batch;
        if (problem == null) {
            writtenBytes = target;
        } else {
            failure = problem;
        }
        written.signalAll();
    }

    private @Nullable IOException write(ByteBuffer batch, long filePosition) {
        try {
            long position = filePosition;
            while (batch.hasRemaining()) {
                position += file.write(batch, position);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private void failIfBroken() {
        if (failure != null) {
            throw new IllegalStateException(
                    "the store cannot write to its disk: " + failure.getMessage(), failure);
        }
    }

    @Override
    public long bytes() {
        lock.lock();
        try {
            return appendedBytes - forgottenBytes;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget() {
        lock.lock();
        try {
            while (writing) {
                written.awaitUninterruptibly();
            }
            failIfBroken();
            file.truncate(0);
            pending.clear();
            writtenBytes = appendedBytes;
            forgottenBytes = appendedBytes;
            written.signalAll();
        } catch (IOException e) {
            failure = e;
            failIfBroken();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the redo log could not be closed", e);
        }
    }
}
