package shop;

import java.util.Map;
import org.testng.Assert;
import org.testng.annotations.Test;

public class CartTest {
    @Test
    public void amount() {
        Object amount = Map.of("amount", "3").get("amount");
        Assert.assertEquals((int) (Integer) amount, 3);
    }
}
