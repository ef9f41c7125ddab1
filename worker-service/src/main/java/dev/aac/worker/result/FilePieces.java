package dev.aac.worker.result;

import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.worker.mask.MaskedStream;
import dev.aac.worker.mask.SecretMask;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way: without the secrets in it, in pieces, with the sum of what leaves. Each
 * answer is why the sink wants no more, else empty. For one thread.
 */
final class FilePieces {

    private final ReportSink sink;
    private final @Nullable MaskedStream masked;
    private final int number;
    private final String path;
    private final MessageDigest digest = sha256();
    private byte[] piece;
    private int filled;
    private long sent;

    /**
     * @param size about how many bytes there will be
     */
    FilePieces(ReportSink sink, SecretMask mask, int number, String path, long size) {
        this.sink = sink;
        this.masked = mask.stream().orElse(null);
        this.number = number;
        this.path = path;
        this.piece = new byte[Math.clamp(size, 1, ReportPart.BYTES_MAX)];
    }

    Optional<String> add(byte[] bytes) throws InterruptedException {
        return append(masked == null ? ByteBuffer.wrap(bytes) : masked.accept(bytes));
    }

    /** That was all: the last piece leaves, of whatever length. */
    Optional<String> finish() throws InterruptedException {
        Optional<String> enough = masked == null ? Optional.empty() : append(masked.finish());
        return enough.isPresent() ? enough : send(true);
    }

    /** How many have left. */
    long bytes() {
        return sent;
    }

    private Optional<String> append(ByteBuffer more) throws InterruptedException {
        while (more.hasRemaining()) {
            if (filled == piece.length) {
                Optional<String> enough = send(false);
                if (enough.isPresent()) {
                    return enough;
                }
            }
            int count = Math.min(more.remaining(), piece.length - filled);
            more.get(piece, filled, count);
            filled += count;
        }
        return Optional.empty();
    }

    private Optional<String> send(boolean last) throws InterruptedException {
        byte[] bytes = filled == piece.length ? piece : Arrays.copyOf(piece, filled);
        digest.update(bytes);
        String sum = last ? HexFormat.of().formatHex(digest.digest()) : null;
        Optional<String> enough = sink.send(new ReportPiece(number, path, sent, bytes, sum));
        sent += filled;
        filled = 0;
        // The sink keeps what it was given.
        piece = new byte[piece.length];
        return enough;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
