package dev.aac.producer.result.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.hashing.Sha256;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.ReportContent;
import dev.aac.producer.result.Reports;
import dev.aac.producer.result.ReportsAway;
import dev.aac.producer.result.storage.S3Bucket.Head;
import dev.aac.producer.result.storage.S3Bucket.Item;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Report files in a bucket: {@code <organization>/files/<run>/<attempt>/<number>}, where every part
 * is an identifier or a number of ours. Pieces of a file that is not finished are objects of their
 * own, {@code <organization>/pieces/<run>/<attempt>/<number>/<offset>}, as no object can be written
 * to; a file of one piece never has any.
 */
final class S3Reports implements Reports {

    private static final Logger LOG = Logger.getLogger(S3Reports.class);

    /** Most pieces of a file; a worker sends fewer by far. */
    static final int PIECES_MAX = 10_000;

    private static final String SHA256 = "sha256";
    private static final String FILES = "files";
    private static final String PIECES = "pieces";

    private final S3Bucket bucket;

    S3Reports(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void write(OrganizationScope scope, RunRef run, int file, long offset, byte[] bytes) {
        bucket.put(key(scope, PIECES, run, file) + place(offset), bytes, Map.of());
    }

    @Override
    public boolean keep(
            OrganizationScope scope, RunRef run, int file, byte[] bytes, String sha256) {
        String key = key(scope, FILES, run, file);
        Optional<Head> there = bucket.head(key);
        if (there.isPresent()) {
            return is(there.get(), bytes.length, sha256);
        }
        if (!HexFormat.of().formatHex(Sha256.digest().digest(bytes)).equals(sha256)) {
            return false;
        }
        bucket.put(key, bytes, Map.of(SHA256, sha256));
        return true;
    }

    @Override
    public boolean finish(OrganizationScope scope, RunRef run, int file, long size, String sha256) {
        String key = key(scope, FILES, run, file);
        Optional<Head> there = bucket.head(key);
        if (there.isPresent()) {
            return is(there.get(), size, sha256);
        }
        List<Item> pieces = pieces(key(scope, PIECES, run, file) + "/");
        Map<String, String> metadata = Map.of(SHA256, sha256);
        if (areAll(pieces, size)
                && new S3Assembly(bucket, key, size, metadata).of(pieces, sha256)) {
            forget(pieces);
            return true;
        }
        // Another replica may have finished it in between, and deleted pieces.
        return bucket.head(key).filter(known -> is(known, size, sha256)).isPresent();
    }

    private List<Item> pieces(String prefix) {
        List<Item> pieces = new ArrayList<>();
        bucket.list(
                prefix,
                page -> {
                    pieces.addAll(page);
                    return pieces.size() <= PIECES_MAX;
                });
        return pieces;
    }

    private static boolean is(Head known, long size, String sha256) {
        return known.size() == size && sha256.equals(known.metadata().get(SHA256));
    }

    /** Whether each begins where the one before ends, up to the file's end. */
    private static boolean areAll(List<Item> pieces, long size) {
        long end = 0;
        for (Item piece : pieces) {
            if (!piece.key().endsWith(place(end))) {
                return false;
            }
            end += piece.size();
        }
        return end == size && !pieces.isEmpty() && pieces.size() <= PIECES_MAX;
    }

    /** The file is there already: what does not go now is swept later. */
    private void forget(List<Item> pieces) {
        try {
            for (int from = 0; from < pieces.size(); from += S3Bucket.PAGE_MAX) {
                int to = Math.min(pieces.size(), from + S3Bucket.PAGE_MAX);
                bucket.delete(pieces.subList(from, to).stream().map(Item::key).toList());
            }
        } catch (ReportsAway away) {
            LOG.debugf("Pieces of a finished file stay for now: %s", away.getMessage());
        }
    }

    @Override
    public Optional<ReportContent> open(OrganizationScope scope, RunRef run, int file) {
        String key = key(scope, FILES, run, file);
        return bucket.open(key, 0).map(whole -> new S3Content(bucket, key, whole));
    }

    @Override
    public Removed deleteAll(OrganizationScope scope, RunId runId) {
        Removal removal = new Removal();
        for (String kind : List.of(PIECES, FILES)) {
            String run = String.join("/", scope.organizationId().value(), kind, runId.value());
            bucket.list(run + "/", removal::remove);
        }
        return new Removed(removal.files, removal.bytes);
    }

    @Override
    public int deleteUnfinished(Instant before) {
        Removal removal = new Removal();
        bucket.folders(
                folders ->
                        folders.stream()
                                .filter(OrganizationId::isValid)
                                .map(own -> own + "/" + PIECES + "/")
                                .forEach(
                                        pieces ->
                                                bucket.list(
                                                        pieces,
                                                        page -> removal.removeOld(page, before))));
        bucket.uploads().abortBegunBefore(before);
        return removal.files;
    }

    /**
     * Of objects, page by page, in the order of their keys: the pieces of one file are one file.
     */
    private final class Removal {

        private int files;
        private long bytes;
        private String lastFile = "";

        private boolean removeOld(List<Item> page, Instant before) {
            return remove(page.stream().filter(item -> item.writtenAt().isBefore(before)).toList());
        }

        private boolean remove(List<Item> page) {
            bucket.delete(page.stream().map(Item::key).toList());
            for (Item gone : page) {
                String file = fileOf(gone.key());
                files += file.equals(lastFile) ? 0 : 1;
                lastFile = file;
                bytes += gone.size();
            }
            return true;
        }
    }

    /** Keys of pieces are in the order of their offsets. */
    private static String place(long offset) {
        return String.format(Locale.ROOT, "/%012d", offset);
    }

    private static String fileOf(String key) {
        return key.contains("/" + PIECES + "/") ? key.substring(0, key.lastIndexOf('/')) : key;
    }

    private static String key(OrganizationScope scope, String kind, RunRef run, int file) {
        if (!run.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the run belongs to another organization");
        }
        return String.join(
                "/",
                run.organizationId().value(),
                kind,
                run.runId().value(),
                Integer.toString(run.attempt()),
                Integer.toString(file));
    }

    /** It is being read from the moment it is opened, so that its deletion does not end it. */
    private static final class S3Content implements ReportContent {

        private final S3Bucket bucket;
        private final String key;
        private final long size;
        private S3Stream stream;
        private boolean isFresh = true;

        private S3Content(S3Bucket bucket, String key, S3Stream whole) {
            this.bucket = bucket;
            this.key = key;
            this.size = whole.size();
            this.stream = whole;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public InputStream from(long offset) throws IOException {
            if (offset == size) {
                return InputStream.nullInputStream();
            }
            if (offset > 0 || !isFresh) {
                stream.close();
                stream =
                        bucket.open(key, offset)
                                .orElseThrow(() -> new IOException("the file was deleted"));
            }
            isFresh = false;
            return stream;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
