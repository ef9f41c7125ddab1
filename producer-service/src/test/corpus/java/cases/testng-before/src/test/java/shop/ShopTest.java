package shop;

import java.net.Socket;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class ShopTest {
    @BeforeClass
    public void connect() throws Exception {
        new Socket("127.0.0.1", 4999).close();
    }

    @Test
    public void browses() {}

    @Test(dependsOnMethods = "browses")
    public void buys() {}
}
