package shop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConfigTest {
    static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException("Required environment variable " + name + " is not set");
        }
        return value;
    }

    @Test
    void urlIsHttps() {
        assertTrue(setting("SHOP_BASE_URL").startsWith("https"));
    }
}
