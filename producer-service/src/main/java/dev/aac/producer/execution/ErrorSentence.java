package dev.aac.producer.execution;

import org.jspecify.annotations.Nullable;

/** The sentences in an execution's {@code error}: what a tester reads when there is no verdict. */
final class ErrorSentence {

    private ErrorSentence() {}

    static String of(RunEvent.Aborted aborted, ExecutionRequest request) {
        RunConfig config = request.config();
        String image = request.image().value();
        String detail = aborted.detail();
        return switch (aborted.reason()) {
            // The worker's own sentence names the image and says why.
            case IMAGE_UNAVAILABLE ->
                    detail == null || detail.isBlank()
                            ? "image \"%s\" cannot be had".formatted(image)
                            : detail;
            case IMAGE_PULL_TIMED_OUT ->
                    "image \"%s\" could not be pulled within 10 minutes".formatted(image);
            case START_FAILED -> explained("the container could not be started", detail);
            case TIMED_OUT -> "timed out after %d s".formatted(config.timeoutSeconds());
            case IDLE_TIMED_OUT ->
                    "stopped after %d s without output".formatted(config.idleTimeoutSeconds());
            case OUT_OF_MEMORY ->
                    "out of memory: the container used more than %d MiB"
                            .formatted(config.memoryMb());
            case DISK_FULL -> explained("out of disk", detail);
            case CANCELLED, ENGINE_FAILED, WORKER_STOPPING ->
                    explained("the run was interrupted", detail);
        };
    }

    static String workerLost(int times) {
        return "the worker was lost %d times while running this".formatted(times);
    }

    static String queueTimeout(ExecutionRequest request) {
        return "no worker took it within %d s".formatted(request.config().queueTimeoutSeconds());
    }

    private static String explained(String sentence, @Nullable String detail) {
        return detail == null || detail.isBlank() ? sentence : sentence + ": " + detail;
    }
}
