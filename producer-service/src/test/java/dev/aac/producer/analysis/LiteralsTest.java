package dev.aac.producer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralsTest {

    private final Literals literals =
            new Literals(
                    List.of(
                            List.of("error", "fatal"),
                            List.of("connection refused"),
                            List.of("refused"),
                            List.of("err")));

    @Test
    void ownersOfAllLiteralsAreFoundInAnyCase() {
        assertThat(found("Connection Refused")).containsExactly(1, 2);
        assertThat(found("FATAL: it broke")).containsExactly(0);
        assertThat(found("an ERROR")).containsExactly(0, 3);
    }

    @Test
    void partsAndOtherTextsAreNotFound() {
        assertThat(found("connection refuse")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("erörr")).isEmpty();
    }

    @Test
    void nothingIsMissedAfterACharacterOutsideOfAscii() {
        assertThat(found("✗error")).containsExactly(0, 3);
        assertThat(found("connection ✗ refused")).containsExactly(2);
    }

    /** Against the plain way, over texts made of few letters, so that they overlap. */
    @Test
    void findsWhatAPlainSearchFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<List<String>> owners = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                owners.add(List.of(text(random, 1 + random.nextInt(4))));
            }
            String text = text(random, 40);
            BitSet found = new BitSet();
            new Literals(owners).find(text.toUpperCase(Locale.ROOT), found);
            for (int i = 0; i < owners.size(); i++) {
                assertThat(found.get(i))
                        .as("%s in %s", owners.get(i), text)
                        .isEqualTo(text.contains(owners.get(i).getFirst()));
            }
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    private int[] found(String text) {
        BitSet owners = new BitSet();
        literals.find(text, owners);
        return owners.stream().toArray();
    }
}
