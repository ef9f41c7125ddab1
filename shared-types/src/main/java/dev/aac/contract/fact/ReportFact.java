package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt's container left as reports, on its way to the producer. Each is answered by a
 * {@link ReportAnswer} after it is on the producer's disk or in its store; a worker resends what is
 * unanswered, so they may come twice. {@link ReportsLeft} goes after the last part is answered and
 * before the fact that ends the attempt, so a final fact means that every report is there that will
 * ever be.
 *
 * <p>Files travel in pieces through the broker, because a worker has nothing else: no storage, no
 * credentials.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(ReportFact.ReportPart.class),
    @JsonSubTypes.Type(ReportFact.ReportsLeft.class)
})
public sealed interface ReportFact {

    /** Most files of one attempt. */
    int FILES_MAX = 2_000;

    FactOrigin origin();

    /**
     * A piece of one file. Pieces do not overlap; the same file and offset always come with the
     * same bytes. The last piece goes after all others of its file are answered.
     *
     * @param file number within the attempt, from 1 to {@link #FILES_MAX}
     * @param path below the folder of reports, see {@link ReportPath}; chosen by the container, fit
     *     to be shown and compared, never to be a path on a disk
     * @param offset of the first byte in the file
     * @param bytes at most {@value #BYTES_MAX}; base64 in JSON
     * @param sha256 of the whole file, 64 hexadecimal digits, on the last piece; else absent
     */
    @JsonTypeName("report-part")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SuppressWarnings("ArrayRecordComponent") // Compared below; copying each piece costs too much.
    record ReportPart(
            FactOrigin origin,
            int file,
            String path,
            long offset,
            byte[] bytes,
            @Nullable String sha256)
            implements ReportFact {

        /** Most bytes of a piece. */
        public static final int BYTES_MAX = 256 * 1024;

        /** Hexadecimal digits of a SHA-256. */
        private static final int SHA256_LENGTH = 64;

        public ReportPart {
            requireNonNull(origin, "origin is null");
            requireNonNull(path, "path is null");
            requireNonNull(bytes, "bytes is null");
            if (file < 1 || file > FILES_MAX) {
                throw new IllegalArgumentException("file is not from 1 to " + FILES_MAX);
            }
            if (ReportPath.objection(path).isPresent()) {
                throw new IllegalArgumentException("path is not one below the folder of reports");
            }
            if (offset < 0 || bytes.length > BYTES_MAX) {
                throw new IllegalArgumentException("offset is negative or a piece is too long");
            }
            if (sha256 != null && sha256.length() != SHA256_LENGTH) {
                throw new IllegalArgumentException("sha256 has not 64 digits");
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ReportPart part
                    && part.origin.equals(origin)
                    && part.file == file
                    && part.path.equals(path)
                    && part.offset == offset
                    && Arrays.equals(part.bytes, bytes)
                    && Objects.equals(part.sha256, sha256);
        }

        @Override
        public int hashCode() {
            return Objects.hash(origin, file, offset);
        }

        @Override
        public String toString() {
            return "ReportPart[%s, file %d, offset %d, %d bytes]"
                    .formatted(origin.run(), file, offset, bytes.length);
        }
    }

    /**
     * All that will come of this attempt's reports has come.
     *
     * @param files that were kept
     * @param bytes of those, together
     * @param refused entries that were found and not kept
     * @param complete whether the folder was read to its end and every file that was not refused
     *     has arrived
     * @param note one line for a person to read: what was refused first and why, or why there is
     *     not everything; at most {@value #NOTE_MAX} characters; absent where there is nothing to
     *     say
     */
    @JsonTypeName("reports-left")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportsLeft(
            FactOrigin origin,
            int files,
            long bytes,
            int refused,
            boolean complete,
            @Nullable String note)
            implements ReportFact {

        /** Longest {@code note}, in characters. */
        public static final int NOTE_MAX = 500;

        public ReportsLeft {
            requireNonNull(origin, "origin is null");
            if (files < 0 || bytes < 0 || refused < 0) {
                throw new IllegalArgumentException("a number is negative");
            }
            if (note != null && note.length() > NOTE_MAX) {
                throw new IllegalArgumentException("note is too long");
            }
        }
    }
}
