package dev.aac.worker.result;

import dev.aac.contract.fact.ReportPath;
import dev.aac.worker.container.ArchiveSink;
import dev.aac.worker.mask.SecretMask;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the plain files out of a container's archive and hands them on in pieces. Folders are
 * passed over; links, devices, sparse files, names that lead elsewhere or come twice, and what is
 * beyond a limit are refused one by one, and the first refusal is remembered. Secrets are masked in
 * all of it. Never writes to a disk. For one archive.
 */
public final class ReportUnpacker implements ArchiveSink {

    private static final int READ_BYTES = 256 * 1024;

    private static final Logger LOG = Logger.getLogger(ReportUnpacker.class);

    private final ReportSink sink;
    private final ReportLimits limits;
    private final SecretMask mask;
    private final Findings findings = new Findings();
    private final Set<String> paths = new HashSet<>();
    private int begun;

    /**
     * @param mask what no file, no name of one and no sentence about them may show
     */
    public ReportUnpacker(ReportSink sink, ReportLimits limits, SecretMask mask) {
        this.sink = sink;
        this.limits = limits;
        this.mask = mask;
    }

    /** What came of it so far. Any thread. */
    public ReportTotals totals() {
        return findings.totals();
    }

    /** Somebody else knows why there is not everything. Any thread; the first reason stays. */
    public void breakOff(String sentence) {
        findings.breakOff(sentence);
    }

    /** Reads as far as there is sense in it; what stops it is among the {@link #totals()}. */
    @Override
    public void accept(InputStream raw) throws InterruptedException {
        try {
            unpack(new HostileTar(raw, limits.archiveBytesMax()));
        } catch (HostileTar.TooLong _) {
            findings.breakOff(
                    "The folder was not read to its end: it has more than %,d bytes."
                            .formatted(limits.archiveBytesMax()));
        } catch (IOException e) {
            LOG.debug("the archive of a container's reports broke off", e);
            findings.breakOff("The folder was not read to its end: it broke off.");
        }
    }

    private void unpack(HostileTar tar) throws IOException, InterruptedException {
        int entries = 0;
        Optional<TarArchiveEntry> entry = tar.next();
        while (entry.isPresent()) {
            if (++entries > limits.entriesMax()) {
                findings.breakOff(
                        "The folder was not read to its end: it has more than %,d entries."
                                .formatted(limits.entriesMax()));
                return;
            }
            Optional<String> enough =
                    entry.get().isDirectory() ? Optional.empty() : take(tar, entry.get());
            if (enough.isPresent()) {
                findings.breakOff(enough.get());
                return;
            }
            entry = tar.next();
        }
    }

    /** Why the sink wants no more. */
    private Optional<String> take(HostileTar tar, TarArchiveEntry entry)
            throws IOException, InterruptedException {
        String path = mask.text(belowTheFolder(entry.getName()));
        Optional<String> objection = objection(entry, path);
        if (objection.isPresent()) {
            findings.refuse(path, objection.get());
            return Optional.empty();
        }
        paths.add(path);
        begun++;
        return handOver(tar, path, entry.getSize());
    }

    /** Without the first name, which stands for the folder itself, unless it is none. */
    private static String belowTheFolder(String name) {
        int end = name.indexOf('/');
        return end <= 0 || name.startsWith("../") ? name : name.substring(end + 1);
    }

    private Optional<String> objection(TarArchiveEntry entry, String path) {
        String kind = kindThatIsNoFile(entry);
        if (kind != null) {
            return Optional.of("is " + kind);
        }
        Optional<String> name = ReportPath.objection(path);
        if (name.isPresent()) {
            return name;
        }
        if (paths.contains(path)) {
            return Optional.of("came twice");
        }
        if (begun >= limits.filesMax()) {
            return Optional.of("is one more than %,d files".formatted(limits.filesMax()));
        }
        if (entry.getSize() > limits.fileBytesMax()) {
            return Optional.of(
                    "has %,d bytes, more than %,d"
                            .formatted(entry.getSize(), limits.fileBytesMax()));
        }
        return findings.bytes() + entry.getSize() > limits.runBytesMax()
                ? Optional.of("is beyond %,d bytes in all".formatted(limits.runBytesMax()))
                : Optional.empty();
    }

    /** Null for a plain file. */
    private static @Nullable String kindThatIsNoFile(TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return "a symbolic link";
        }
        if (entry.isLink()) {
            return "a hard link";
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            return "a device";
        }
        if (entry.isFIFO()) {
            return "a pipe";
        }
        if (entry.isSparse()) {
            return "a sparse file";
        }
        return entry.isFile() ? null : "of an unknown kind";
    }

    private Optional<String> handOver(HostileTar tar, String path, long size)
            throws IOException, InterruptedException {
        FilePieces pieces = new FilePieces(sink, mask, begun, path, size);
        Optional<String> enough = Optional.empty();
        long read = 0;
        while (enough.isEmpty() && read < size) {
            byte[] bytes = new byte[(int) Math.min(READ_BYTES, size - read)];
            int length = tar.read(bytes);
            if (length < bytes.length) {
                throw new IOException("a file is shorter than its header says");
            }
            read += length;
            enough = pieces.add(bytes);
        }
        if (enough.isEmpty()) {
            enough = pieces.finish();
        }
        if (enough.isEmpty()) {
            findings.kept(pieces.bytes());
        }
        return enough;
    }
}
