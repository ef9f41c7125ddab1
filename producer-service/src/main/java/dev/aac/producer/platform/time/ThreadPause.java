package dev.aac.producer.platform.time;

import jakarta.inject.Singleton;
import java.time.Duration;

/** {@link Pause} by the time of the system. */
@Singleton
public class ThreadPause implements Pause {

    @Override
    public void lasting(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
