package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PaymentTest {
    @Test
    void aRefusalIsLogged() {
        Logger.getLogger("shop")
                .log(Level.SEVERE, "payment failed", new ConnectException("Connection refused"));
        assertThrows(IllegalStateException.class, () -> { throw new IllegalStateException("declined"); });
    }

    @Test
    void currency() {
        assertEquals("EUR", "USD");
    }
}
