package dev.aac.worker.container.docker;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a pull has said until now. One thread tells, another waits. */
final class PullProgress {

    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile @Nullable String error;

    void saw(PullResponseItem event) {
        ResponseItem.ErrorDetail detail = event.getErrorDetail();
        if (detail != null) {
            error = String.valueOf(detail.getMessage());
        }
        begun.countDown();
    }

    /** The stream has ended, perhaps before it said anything. */
    void ended() {
        begun.countDown();
    }

    /**
     * Waits until the engine has said anything, or the stream has ended.
     *
     * @return false when the limit has passed before
     */
    boolean awaitBegin(Duration limit) throws InterruptedException {
        return begun.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The engine's words when it gave up, else null. */
    @Nullable String error() {
        return error;
    }
}
