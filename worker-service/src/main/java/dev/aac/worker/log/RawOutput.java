package dev.aac.worker.log;

import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Both streams as the container wrote them: how many bytes, and which. Not thread-safe. */
final class RawOutput {

    private final Map<LogStream, MessageDigest> digests = new EnumMap<>(LogStream.class);
    private long bytes;
    private boolean digested = true;

    void add(LogStream stream, byte[] frame) {
        bytes += frame.length;
        if (digested) {
            digests.computeIfAbsent(stream, _ -> sha256()).update(frame);
        }
    }

    long bytes() {
        return bytes;
    }

    /** Nobody is to know the digests: no more of them is computed. */
    void withholdDigests() {
        digested = false;
        digests.clear();
    }

    /** Of everything that came; null when nothing did, or they are withheld. To be asked once. */
    @Nullable LogDigests sha256OfAll() {
        return digests.isEmpty()
                ? null
                : new LogDigests(hex(LogStream.STDOUT), hex(LogStream.STDERR));
    }

    private @Nullable String hex(LogStream stream) {
        MessageDigest digest = digests.get(stream);
        return digest == null ? null : HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
