package shop;

import java.net.Socket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoreTest {
    static Socket store;

    @BeforeAll
    static void connect() {
        try {
            store = new Socket("orders-db.test.invalid", 5432);
        } catch (Exception away) {
            throw new IllegalStateException("the store cannot be opened", away);
        }
    }

    @Test
    void ordersAreListed() {}
}
