package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UserTest {
    record Address(String city) {}

    record User(String name, Address address) {}

    @Test
    void cityOfUser() {
        User user = new User("Ada", null);
        assertEquals("Graz", user.address().city());
    }
}
