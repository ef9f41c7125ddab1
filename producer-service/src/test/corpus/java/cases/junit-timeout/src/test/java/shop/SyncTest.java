package shop;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SyncTest {
    @Test
    @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
    void endsSoon() throws InterruptedException {
        Thread.sleep(20_000);
    }
}
