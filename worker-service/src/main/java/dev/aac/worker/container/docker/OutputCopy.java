package dev.aac.worker.container.docker;

import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.aac.worker.container.ContainerId;
import java.time.Instant;
import java.util.Map;

/**
 * The copy of a container's output that the engine keeps. It is only read to go on after a cut: who
 * is attached makes the container wait, who reads the copy does not. It goes with the container.
 */
final class OutputCopy {

    /** Keeps bytes as they are (the JSON files of Docker's own default do not) and little else. */
    private static final LogConfig.LoggingType DRIVER = LogConfig.LoggingType.LOCAL;

    private static final int FILE_MEBIBYTES_MAX = 64;

    /** The older one goes when the newer one is full, so one file's worth is always there. */
    private static final int FILES_MAX = 2;

    /** The most it can hold, of both streams. */
    static final long BYTES_MAX = (long) FILES_MAX * FILE_MEBIBYTES_MAX * 1024 * 1024;

    private OutputCopy() {}

    /** Bounds the disk a run can take; compression would cost a core for what is never read. */
    static LogConfig logConfig() {
        return new LogConfig(
                DRIVER,
                Map.of(
                        "mode",
                        "blocking",
                        "max-size",
                        FILE_MEBIBYTES_MAX + "m",
                        "max-file",
                        String.valueOf(FILES_MAX),
                        "compress",
                        "false"));
    }

    /** All of it from the first byte, then what comes, to the container's end. */
    static Request whole(ContainerId container) {
        return request(container, "");
    }

    /** Likewise, from this moment on. */
    static Request since(ContainerId container, Instant moment) {
        return request(
                container, "&since=%d.%09d".formatted(moment.getEpochSecond(), moment.getNano()));
    }

    /** With times, as they show where a message begins, also an empty one. */
    private static Request request(ContainerId container, String more) {
        return Request.builder()
                .method(Request.Method.GET)
                .path(
                        "/containers/%s/logs?follow=1&stdout=1&stderr=1&timestamps=1%s"
                                .formatted(container, more))
                .build();
    }
}
