package dev.aac.worker.result;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Some bytes of one file, see {@link dev.aac.contract.fact.ReportFact.ReportPart}.
 *
 * @param file from 1
 * @param sha256 of the whole file, with its last piece; else null
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying each would cost more.
public record ReportPiece(
        int file, String path, long offset, byte[] bytes, @Nullable String sha256) {

    public ReportPiece {
        requireNonNull(path, "path is null");
        requireNonNull(bytes, "bytes is null");
    }
}
