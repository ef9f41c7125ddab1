package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CartTest {
    @Test
    void isEmpty() {
        Cart cart = new Cart();
        assertEquals(0, cart.size());
    }
}
