package dev.aac.worker.result;

/**
 * How much of what a container leaves is kept.
 *
 * @param fileBytesMax bytes of one file; a larger one is refused, others are not
 * @param runBytesMax bytes of all files of one attempt
 * @param filesMax files of one attempt, at most {@link dev.aac.contract.fact.ReportFact#FILES_MAX}
 * @param entriesMax entries looked at, kept or refused; folders are entries
 * @param archiveBytesMax bytes of the archive that are read, whatever is in them
 */
public record ReportLimits(
        long fileBytesMax, long runBytesMax, int filesMax, int entriesMax, long archiveBytesMax) {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final long RUN_BYTES_MAX = 256 * MEBIBYTE;
    private static final int FILES_MAX = 2_000;
    private static final int ENTRIES_MAX = 20_000;
    private static final long ARCHIVE_BYTES_MAX = 1024 * MEBIBYTE;

    public ReportLimits {
        if (fileBytesMax < 1 || runBytesMax < 1 || filesMax < 1) {
            throw new IllegalArgumentException("a limit is not positive");
        }
        if (entriesMax < filesMax || archiveBytesMax < runBytesMax) {
            throw new IllegalArgumentException("less is looked at than may be kept");
        }
    }

    /**
     * The usual ones, for files of this size.
     *
     * @param fileBytesMax see {@code MAX_FILE_SIZE}
     */
    public static ReportLimits forFilesOf(long fileBytesMax) {
        return new ReportLimits(
                fileBytesMax, RUN_BYTES_MAX, FILES_MAX, ENTRIES_MAX, ARCHIVE_BYTES_MAX);
    }
}
