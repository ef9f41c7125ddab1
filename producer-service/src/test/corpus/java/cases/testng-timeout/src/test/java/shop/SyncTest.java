package shop;

import org.testng.annotations.Test;

public class SyncTest {
    @Test(timeOut = 300)
    public void endsSoon() throws InterruptedException {
        Thread.sleep(20_000);
    }
}
