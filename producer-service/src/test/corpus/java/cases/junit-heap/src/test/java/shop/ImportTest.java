package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportTest {
    @Test
    void manyRows() {
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < 4096; i++) {
            rows.add(new byte[1 << 20]);
        }
        assertEquals(4096, rows.size());
    }
}
