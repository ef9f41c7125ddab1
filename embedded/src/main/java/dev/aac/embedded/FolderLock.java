package dev.aac.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Keeps a second process out of a data folder. The operating system gives it up when the process
/// dies.
final class FolderLock implements AutoCloseable {

    private static final String FILE = "embedded.lock";

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /// Makes the folder, for this user alone, if it does not exist, and locks it.
    ///
    /// @throws StartException when it cannot be used or is in use
    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            FileChannel file =
                    FileChannel.open(
                            folder.resolve(FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isLocked(file)) {
                return new FolderLock(file);
            }
            file.close();
        } catch (IOException e) {
            throw new StartException(
                    "The folder " + folder + " cannot be used: " + e.getMessage() + ".", e);
        }
        throw new StartException("The folder " + folder + " is in use by another process.");
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of the data folder cannot be released", e);
        }
    }
}
