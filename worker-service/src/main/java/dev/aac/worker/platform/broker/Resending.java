package dev.aac.worker.platform.broker;

import java.time.Duration;

/// When a question without an answer is sent again.
///
/// After a new connection at once, since the broker may have forgotten it. While the connection
/// holds, a request that is missing its answer most likely waits in the queue behind a producer
/// that is slow or away; another copy would only make that queue longer, for as long as it lasts.
/// So it is repeated in time only when the queue is empty, or after a long silence.
final class Resending {

    /// How long an answer may take before the question is looked at again.
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    /// Longest time between two looks.
    static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    /// After so much silence it is sent again even into a queue that is not empty.
    static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private Resending() {}

    static Duration pauseAfter(int sends) {
        Duration pause = FIRST_PAUSE.multipliedBy(Math.clamp(sends, 1, 3));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }
}
