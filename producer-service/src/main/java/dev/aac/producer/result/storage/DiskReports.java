package dev.aac.producer.result.storage;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.hashing.Sha256;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.ReportContent;
import dev.aac.producer.result.Reports;
import dev.aac.producer.result.ReportsAway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Report files in a folder: {@code <organization>/<run>/<attempt>/<number>}, where every part is an
 * identifier or a number of ours. A file that is not finished has {@code .part} behind its number;
 * pieces are written to their places in it, so that replicas that share the folder can take turns.
 */
final class DiskReports implements Reports {

    private static final String UNFINISHED = ".part";

    private final Path folder;

    DiskReports(ReportFolder folder) {
        this.folder = folder.path();
    }

    @Override
    public void write(OrganizationScope scope, RunRef run, int file, long offset, byte[] bytes) {
        Path attempt = attempt(scope, run);
        try {
            if (isFile(finished(attempt, file))) {
                return;
            }
            Files.createDirectories(attempt);
            try (FileChannel channel =
                    FileChannel.open(
                            unfinished(attempt, file),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                Channels.newOutputStream(channel.position(offset)).write(bytes);
            }
        } catch (IOException e) {
            throw new ReportsAway(e);
        }
    }

    @Override
    public boolean finish(OrganizationScope scope, RunRef run, int file, long size, String sha256) {
        Path attempt = attempt(scope, run);
        Path there = finished(attempt, file);
        Path unfinished = unfinished(attempt, file);
        try {
            if (isFile(there)) {
                return holds(there, size, sha256);
            }
            if (!isFile(unfinished) || !holds(unfinished, size, sha256)) {
                return false;
            }
            Files.move(unfinished, there, StandardCopyOption.ATOMIC_MOVE);
            force(attempt, StandardOpenOption.READ);
            return true;
        } catch (NoSuchFileException e) {
            // Another replica finished it in between, or somebody deleted the run.
            return isFile(there);
        } catch (IOException e) {
            throw new ReportsAway(e);
        }
    }

    /** And is on the disk for good. */
    private static boolean holds(Path file, long size, String sha256) throws IOException {
        if (Files.size(file) != size) {
            return false;
        }
        MessageDigest digest = Sha256.digest();
        long _ = Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        force(file, StandardOpenOption.WRITE);
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<ReportContent> open(OrganizationScope scope, RunRef run, int file) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            finished(attempt(scope, run), file),
                            StandardOpenOption.READ,
                            LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new DiskContent(channel, channel.size()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ReportsAway(e);
        }
    }

    @Override
    public Removed deleteAll(OrganizationScope scope, RunId runId) {
        Path run = folder.resolve(scope.organizationId().value()).resolve(runId.value());
        Removal removal = new Removal();
        try {
            Files.walkFileTree(run, removal);
            return new Removed(removal.files, removal.bytes);
        } catch (IOException e) {
            throw new ReportsAway(e);
        }
    }

    @Override
    public int deleteUnfinished(Instant before) {
        LeftoverRemoval removal = new LeftoverRemoval(before);
        try {
            Files.walkFileTree(folder, removal);
            return removal.removed;
        } catch (IOException e) {
            throw new ReportsAway(e);
        }
    }

    private Path attempt(OrganizationScope scope, RunRef run) {
        if (!run.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the run belongs to another organization");
        }
        return folder.resolve(run.organizationId().value())
                .resolve(run.runId().value())
                .resolve(Integer.toString(run.attempt()));
    }

    private static Path finished(Path attempt, int file) {
        return attempt.resolve(Integer.toString(file));
    }

    private static Path unfinished(Path attempt, int file) {
        return attempt.resolve(file + UNFINISHED);
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private record DiskContent(FileChannel channel, long size) implements ReportContent {

        @Override
        public InputStream from(long offset) throws IOException {
            channel.position(offset);
            return Channels.newInputStream(channel);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Of a folder with all that is in it. */
    private static class Removal extends SimpleFileVisitor<Path> {

        private long files;
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (Files.deleteIfExists(file)) {
                files++;
                bytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            try {
                boolean _ = Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException _) {
                // Somebody has just written into it, and looks again afterwards.
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class LeftoverRemoval extends Removal {

        private final Instant before;
        private int removed;

        private LeftoverRemoval(Instant before) {
            this.before = before;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (file.toString().endsWith(UNFINISHED)
                    && attributes.lastModifiedTime().toInstant().isBefore(before)
                    && Files.deleteIfExists(file)) {
                removed++;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
