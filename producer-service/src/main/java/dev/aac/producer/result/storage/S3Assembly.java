package dev.aac.producer.result.storage;

import dev.aac.producer.platform.hashing.Sha256;
import dev.aac.producer.result.ReportsAway;
import dev.aac.producer.result.storage.S3Bucket.Item;
import dev.aac.producer.result.storage.S3Uploads.Upload;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Makes one object of the pieces of a file, a block in memory at a time. Nobody sees it before all
 * of it was compared with its sum. For one thread, once.
 */
final class S3Assembly {

    /** What is in memory; a file of at most that size is sent with one request. */
    static final int BLOCK_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(S3Assembly.class);

    private final S3Bucket bucket;
    private final String key;
    private final Map<String, String> metadata;
    private final MessageDigest digest = Sha256.digest();
    private final List<CompletedPart> sent = new ArrayList<>();
    private final byte[] block;
    private int filled;
    private @Nullable Upload upload;

    /**
     * @param size of the whole file
     */
    S3Assembly(S3Bucket bucket, String key, long size, Map<String, String> metadata) {
        this.bucket = bucket;
        this.key = key;
        this.metadata = metadata;
        this.block = new byte[(int) Math.min(size, BLOCK_BYTES)];
    }

    /**
     * @param pieces without a gap, in their order
     * @return whether the object is there; false when a piece is gone or the sum is another
     */
    boolean of(List<Item> pieces, String sha256) {
        try {
            return copy(pieces)
                    && HexFormat.of().formatHex(digest.digest()).equals(sha256)
                    && finish();
        } finally {
            abandon();
        }
    }

    private boolean copy(List<Item> pieces) {
        for (Item piece : pieces) {
            Optional<byte[]> bytes = bucket.bytes(piece.key());
            if (bytes.isEmpty() || bytes.get().length != piece.size()) {
                return false;
            }
            digest.update(bytes.get());
            add(bytes.get());
        }
        return true;
    }

    private void add(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            if (filled == block.length) {
                send();
            }
            int count = Math.min(bytes.length - from, block.length - filled);
            System.arraycopy(bytes, from, block, filled, count);
            filled += count;
            from += count;
        }
    }

    private void send() {
        Upload begun = upload;
        if (begun == null) {
            begun = bucket.uploads().begin(key, metadata);
            upload = begun;
        }
        byte[] bytes = Arrays.copyOf(block, filled);
        sent.add(bucket.uploads().send(begun, sent.size() + 1, bytes));
        filled = 0;
    }

    private boolean finish() {
        Upload begun = upload;
        if (begun == null) {
            bucket.put(key, Arrays.copyOf(block, filled), metadata);
            return true;
        }
        send();
        bucket.uploads().complete(begun, sent);
        upload = null;
        return true;
    }

    /** What was begun and not completed; the sweep gives it up when that fails now. */
    private void abandon() {
        Upload begun = upload;
        if (begun != null) {
            upload = null;
            try {
                bucket.uploads().abort(begun);
            } catch (ReportsAway away) {
                LOG.debugf("Parts of %s stay for now: %s", key, away.getMessage());
            }
        }
    }
}
