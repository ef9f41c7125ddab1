package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What waits, for how long, and that nothing else changes. */
class MaskedStreamTest {

    private static final int ROUNDS = 2_000;

    @Test
    void linesThatEndWithNothingOfASecretGoAtOnce() {
        Masked masked = new Masked("hunter22");

        assertThat(masked.after("one\n")).isEqualTo("one\n");
        assertThat(masked.after("hunt\n")).as("tells too little").endsWith("hunt\n");
        assertThat(masked.after("hunter22\n")).as("is decided").endsWith("***\n");
        assertThat(masked.stream().holdsLine()).isFalse();
    }

    @Test
    void onlyTheBeginningOfASecretWaits() {
        Masked masked = new Masked("hunter22");

        assertThat(masked.after("Password: hunt")).isEqualTo("Password: ");
        assertThat(masked.after("e")).isEqualTo("Password: ");
        assertThat(masked.after("d house")).isEqualTo("Password: hunted house");
        assertThat(masked.stream().holdsLine()).isFalse();
    }

    @Test
    void promptWithoutALineEndIsComplete() {
        Masked masked = new Masked("hunter22");

        assertThat(masked.after("Password: ")).isEqualTo("Password: ");
        assertThat(masked.after("hunter2")).isEqualTo("Password: ");
        assertThat(masked.after("2")).isEqualTo("Password: ***");
    }

    @Test
    void lineThatMayGoOnInTheNextIsHeldUntilItIsDecided() {
        Masked masked = new Masked("correct-horse-battery-staple");

        assertThat(masked.after("see correct\n")).isEqualTo("see ");
        assertThat(masked.stream().holdsLine()).isTrue();
        assertThat(masked.after("-answer\n")).isEqualTo("see correct\n-answer\n");
        assertThat(masked.after("see correct\n")).endsWith("-answer\nsee ");
        assertThat(masked.after("-horse-battery-staple\n")).endsWith("-answer\nsee ***\n***\n");
        assertThat(masked.stream().holdsLine()).isFalse();
    }

    @Test
    void whatMustBeLetGoIsShownWhenItIsLittle() {
        Masked masked = new Masked("correct-horse-battery-staple");

        assertThat(masked.after("see correct\n")).isEqualTo("see ");

        assertThat(masked.afterLettingGo()).isEqualTo("see correct\n");
        assertThat(masked.stream().holdsLine()).isFalse();
        assertThat(masked.after("next corr")).isEqualTo("see correct\nnext ");
        assertThat(masked.afterTheEnd()).isEqualTo("see correct\nnext corr");
    }

    @Test
    void whatMustBeLetGoIsMaskedWhenItIsMostOfASecret() {
        Masked masked = new Masked("correct-horse-battery-staple");

        masked.after("see correct-horse-ba\n");

        assertThat(masked.stream().holdsLine()).isTrue();
        assertThat(masked.afterLettingGo()).isEqualTo("see ***\n");
        assertThat(masked.after("ttery-staple!\n")).isEqualTo("see ***\n***!\n");
    }

    @Test
    void restOfASecretIsMaskedThoughItsBeginningIsGone() {
        Masked masked = new Masked("correct-horse-battery-staple");

        assertThat(masked.after("see corr\n")).isEqualTo("see corr\n");
        assertThat(masked.after("ect-horse-battery-staple!\n")).isEqualTo("see corr\n***!\n");
    }

    @Test
    void heldLinesAndBytesAreBounded() {
        Masked lines = new Masked("correct-horse-battery-staple");
        String many = "\n".repeat(MaskedStream.HELD_LINES_MAX);
        assertThat(lines.after("correct" + many)).isEmpty();
        assertThat(lines.after("\n")).isEqualTo("correct" + many + "\n");

        Masked bytes = new Masked("correct-horse-battery-staple");
        String colours = "\u001b[0m".repeat(MaskedStream.HELD_BYTES_MAX / 4);
        assertThat(bytes.after("correct" + colours)).isEqualTo("correct" + colours);
        assertThat(bytes.after("-horse-battery-staple")).isEqualTo("correct" + colours + "***");
    }

    @Test
    void bytesThatAreNoTextComeThrough() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        MaskedStream stream = SecretMask.of(List.of("hunter22")).stream().orElseThrow();

        assertThat(stream.accept(all).remaining() + stream.finish().remaining()).isEqualTo(256);
    }

    /** Long overlapping matches cost no more than others. */
    @Test
    void sameLetterOverAndOverIsMaskedInTime() {
        SecretMask mask = SecretMask.of(List.of("a".repeat(8_000), "a".repeat(6)));

        assertThat(mask.text("b" + "a".repeat(4_000_000) + "b")).isEqualTo("b***b");
    }

    @Test
    void anyCutOfAnyTextMasksWhatALookAtTheWholeFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> secrets = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                secrets.add(letters(random, 6 + random.nextInt(8)));
            }
            SecretMask mask = SecretMask.of(secrets);
            String output = output(random, secrets) + ".";
            String expected = expected(secrets, output);

            assertThat(Masked.of(mask, Masked.cutAnywhere(output.getBytes(UTF_8), random)))
                    .as("seed %d, round %d: %s in %s", seed, round, secrets, output)
                    .isEqualTo(expected);
        }
    }

    /** With line ends and colours the places differ, but nothing is shown nor lost. */
    @Test
    void noSecretIsShownWhateverIsInIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> secrets = List.of(letters(random, 8), letters(random, 12));
            StringBuilder torn = new StringBuilder();
            for (char c : output(random, secrets).toCharArray()) {
                torn.append(
                        switch (random.nextInt(8)) {
                            case 0 -> "\u001b[1m";
                            case 1 -> "\r\n";
                            default -> "";
                        });
                torn.append(c);
            }
            byte[] bytes = torn.append('.').toString().getBytes(UTF_8);

            String masked = Masked.of(SecretMask.of(secrets), Masked.cutAnywhere(bytes, random));

            String read = masked.replace("\u001b[1m", "").replace("\r\n", "");
            assertThat(secrets).as("seed %d, round %d", seed, round).noneMatch(read::contains);
            assertThat(masked.replaceAll("[^\r\n\u001b]", ""))
                    .isEqualTo(torn.toString().replaceAll("[^\r\n\u001b]", ""));
        }
    }

    /** Of few letters, so that much almost fits. */
    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append("ab".charAt(random.nextInt(2)));
        }
        return letters.toString();
    }

    private static String output(Random random, List<String> secrets) {
        StringBuilder output = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            String secret = secrets.get(random.nextInt(secrets.size()));
            output.append(
                    switch (random.nextInt(4)) {
                        case 0 -> secret;
                        case 1 -> secret.substring(random.nextInt(secret.length()));
                        case 2 -> " ";
                        default -> letters(random, random.nextInt(9));
                    });
        }
        return output.toString();
    }

    /** By looking for each at every place. Letters have no other forms that show here. */
    private static String expected(List<String> secrets, String output) {
        boolean[] masked = new boolean[output.length()];
        for (String secret : secrets) {
            for (int at = output.indexOf(secret); at >= 0; at = output.indexOf(secret, at + 1)) {
                Arrays.fill(masked, at, at + secret.length(), true);
            }
        }
        StringBuilder expected = new StringBuilder();
        for (int at = 0; at < masked.length; at++) {
            if (!masked[at]) {
                expected.append(output.charAt(at));
            } else if (at == 0 || !masked[at - 1]) {
                expected.append(SecretMask.SHOWN);
            }
        }
        return expected.toString();
    }
}
