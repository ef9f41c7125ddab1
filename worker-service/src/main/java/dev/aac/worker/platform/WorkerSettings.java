package dev.aac.worker.platform;

import static java.util.Objects.requireNonNull;

import dev.aac.worker.platform.broker.BrokerAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// How this worker was told to work.
///
/// @param concurrency how many runs it takes at once, 1 to [#CONCURRENCY_MAX]
/// @param broker where jobs come from and facts go
/// @param drainGrace how long its runs may go on when it is told to end, zero to
///     [#DRAIN_GRACE_MAX]; then they are handed back
/// @param reportFileBytesMax largest file that is kept of what a container leaves as reports, 1 to
///     [#REPORT_FILE_BYTES_CEILING]
/// @param logBytesMax how much of one attempt's output is kept, [#LOG_BYTES_FLOOR] to
///     [#LOG_BYTES_CEILING]
/// @param diskMb mebibytes that one run may write to the engine's disk, 1 to [#DISK_MB_CEILING]
public record WorkerSettings(
        int concurrency,
        BrokerAddress broker,
        Duration drainGrace,
        long reportFileBytesMax,
        long logBytesMax,
        long diskMb) {

    /// Head and tail have room for the longest lines.
    public static final long LOG_BYTES_FLOOR = 64 * 1024;

    /// More than anybody reads.
    public static final long LOG_BYTES_CEILING = 16L * 1024 * 1024 * 1024;

    /// A pebibyte: no limit at all.
    public static final long DISK_MB_CEILING = 1024L * 1024 * 1024;

    /// As large as all files of one attempt may be together.
    public static final long REPORT_FILE_BYTES_CEILING = 256L * 1024 * 1024;

    /// Most runs at once in one worker.
    public static final int CONCURRENCY_MAX = 64;

    /// As long as a run can take.
    public static final Duration DRAIN_GRACE_MAX = Duration.ofHours(6);

    private static final String CONCURRENCY_SENTENCE =
            "WORKER_CONCURRENCY must be a whole number from 1 to " + CONCURRENCY_MAX + ".";
    private static final String BROKER_SENTENCE =
            "RABBITMQ_URL must be an AMQP address such as amqp://user:password@host:5672/vhost.";

    private static final String DRAIN_SENTENCE =
            "WORKER_DRAIN_SECONDS must be a whole number from 0 to "
                    + DRAIN_GRACE_MAX.toSeconds()
                    + ".";

    private static final String FILE_SENTENCE =
            "MAX_FILE_SIZE must be a whole number of bytes from 1 to "
                    + REPORT_FILE_BYTES_CEILING
                    + ".";

    private static final String LOG_SENTENCE =
            "LOG_MAX_BYTES must be a whole number of bytes from "
                    + LOG_BYTES_FLOOR
                    + " to "
                    + LOG_BYTES_CEILING
                    + ".";

    private static final String DISK_SENTENCE =
            "RUN_DISK_MAX_MB must be a whole number of mebibytes from 1 to "
                    + DISK_MB_CEILING
                    + ".";

    public WorkerSettings {
        requireNonNull(broker, "broker is null");
        requireNonNull(drainGrace, "drainGrace is null");
        if (drainGrace.isNegative() || drainGrace.compareTo(DRAIN_GRACE_MAX) > 0) {
            throw new InvalidSettingException(DRAIN_SENTENCE);
        }
        if (concurrency < 1 || concurrency > CONCURRENCY_MAX) {
            throw new InvalidSettingException(CONCURRENCY_SENTENCE);
        }
        if (reportFileBytesMax < 1 || reportFileBytesMax > REPORT_FILE_BYTES_CEILING) {
            throw new InvalidSettingException(FILE_SENTENCE);
        }
        if (logBytesMax < LOG_BYTES_FLOOR || logBytesMax > LOG_BYTES_CEILING) {
            throw new InvalidSettingException(LOG_SENTENCE);
        }
        if (diskMb < 1 || diskMb > DISK_MB_CEILING) {
            throw new InvalidSettingException(DISK_SENTENCE);
        }
    }

    /// Reads the settings by their property names.
    ///
    /// @throws InvalidSettingException when a value is missing or wrong
    public static WorkerSettings read(Function<String, Optional<String>> property) {
        return new WorkerSettings(
                Math.clamp(
                        wholeNumber(
                                property.apply("aac.worker.concurrency").orElse(""),
                                CONCURRENCY_SENTENCE),
                        0,
                        Integer.MAX_VALUE),
                broker(property.apply("aac.rabbitmq.url").orElse("")),
                Duration.ofSeconds(
                        wholeNumber(
                                property.apply("aac.worker.drain-seconds").orElse(""),
                                DRAIN_SENTENCE)),
                wholeNumber(
                        property.apply("aac.worker.report-file-bytes-max").orElse(""),
                        FILE_SENTENCE),
                wholeNumber(property.apply("aac.worker.log-bytes-max").orElse(""), LOG_SENTENCE),
                wholeNumber(property.apply("aac.worker.run-disk-mb").orElse(""), DISK_SENTENCE));
    }

    private static long wholeNumber(String text, String otherwise) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidSettingException(otherwise);
        }
    }

    private static BrokerAddress broker(String text) {
        try {
            return BrokerAddress.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(BROKER_SENTENCE);
        }
    }
}
