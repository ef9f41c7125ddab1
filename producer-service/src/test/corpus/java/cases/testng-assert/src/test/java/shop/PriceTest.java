package shop;

import static org.testng.Assert.assertEquals;

import org.testng.annotations.Test;

public class PriceTest {
    @Test
    public void nothing() {
        assertEquals(0, 0);
    }

    @Test
    public void tenPercentOff() {
        assertEquals(100 * 80 / 100, 90, "price after discount");
    }
}
