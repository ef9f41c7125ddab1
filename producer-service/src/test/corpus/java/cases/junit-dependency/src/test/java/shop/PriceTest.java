package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PriceTest {
    @Test
    void nothingCostsNothing() {
        assertEquals(0, 0);
    }

    @Test
    void tenPercentOff() {
        assertEquals(90, 100 * 80 / 100, "a discount of ten percent");
    }
}
