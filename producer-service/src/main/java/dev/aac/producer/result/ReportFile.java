package dev.aac.producer.result;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A file that an attempt left.
 *
 * @param attempt from 1
 * @param number of the file within it, from 1
 * @param path below the folder of reports, as the container chose it
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal
 * @param tests what it tells of test cases
 */
public record ReportFile(
        int attempt, int number, String path, long size, String sha256, Tests tests) {

    public ReportFile {
        requireNonNull(path, "path is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(tests, "tests is null");
    }

    /**
     * @param cases how many there are in it; 0 for a file that is no JUnit file
     * @param problem why a file that might be one could not be read as such, a sentence
     */
    public record Tests(int cases, @Nullable String problem) {

        /** Of a file that does not speak of tests. */
        public static final Tests NONE = new Tests(0, null);
    }
}
