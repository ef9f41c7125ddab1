package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void linesAreSorted() {
        assertThat(List.of("b", "a")).containsExactly("a", "b");
    }
}
