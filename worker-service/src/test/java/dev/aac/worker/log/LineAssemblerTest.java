package dev.aac.worker.log;

import static dev.aac.contract.fact.LogLine.TEXT_BYTES_MAX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineAssemblerTest {

    private static final int FUZZ_ROUNDS = 500;

    private record Line(String text, boolean split) {

        static Line of(LineBytes line) {
            return new Line(line.text(), line.isSplit());
        }
    }

    private static List<Line> assemble(List<byte[]> frames) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        LineAssembler assembler = new LineAssembler();
        for (byte[] frame : frames) {
            assembler.accept(frame, 0, frame.length, line -> lines.add(Line.of(line)));
        }
        assembler.finish(line -> lines.add(Line.of(line)));
        return lines;
    }

    private static List<Line> assemble(String... frames) throws InterruptedException {
        return assemble(Arrays.stream(frames).map(frame -> frame.getBytes(UTF_8)).toList());
    }

    private static Line whole(String text) {
        return new Line(text, false);
    }

    @Test
    void bothLineEndsAreTrimmedAndEmptyLinesKept() throws InterruptedException {
        assertThat(assemble("a\nb\r\n\n\r\nc\n"))
                .containsExactly(whole("a"), whole("b"), whole(""), whole(""), whole("c"));
    }

    @Test
    void carriageReturnInsideALineStays() throws InterruptedException {
        assertThat(assemble("10%\r20%\r", "\n")).containsExactly(whole("10%\r20%"));
    }

    @Test
    void lineWithoutEndComesOnlyAtTheEndOfTheOutput() throws InterruptedException {
        List<String> seen = new ArrayList<>();
        LineAssembler assembler = new LineAssembler();

        byte[] prompt = "Password: ".getBytes(UTF_8);
        assembler.accept(prompt, 0, prompt.length, line -> seen.add(line.text()));
        assertThat(seen).isEmpty();

        assembler.finish(line -> seen.add(line.text()));
        assertThat(seen).containsExactly("Password: ");
    }

    @Test
    void noOutputIsNoLine() throws InterruptedException {
        assertThat(assemble()).isEmpty();
        assertThat(assemble("")).isEmpty();
    }

    @Test
    void controlSequencesAreKept() throws InterruptedException {
        assertThat(assemble("\u001b[31mred\u001b[0m\n"))
                .containsExactly(whole("\u001b[31mred\u001b[0m"));
    }

    @Test
    void characterCutByFramesSurvives() throws InterruptedException {
        byte[] all = "grüße €uro 😀 ende\n".getBytes(UTF_8);
        List<byte[]> single = new ArrayList<>();
        for (byte b : all) {
            single.add(new byte[] {b});
        }
        assertThat(assemble(single)).containsExactly(whole("grüße €uro 😀 ende"));
    }

    @Test
    void invalidBytesAreReplaced() throws InterruptedException {
        assertThat(assemble(List.of(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xC3, '\n'})))
                .containsExactly(whole("a\uFFFDb\uFFFD"));
    }

    @Test
    void longestLineIsNotSplit() throws InterruptedException {
        String longest = "x".repeat(TEXT_BYTES_MAX);
        assertThat(assemble(longest + "\n")).containsExactly(whole(longest));
        assertThat(assemble(longest + "\r\n")).containsExactly(whole(longest));
        assertThat(assemble(longest, "\r", "\n")).containsExactly(whole(longest));
        assertThat(assemble(longest)).containsExactly(whole(longest));
    }

    @Test
    void longerLineIsSplitAndMarked() throws InterruptedException {
        String longest = "x".repeat(TEXT_BYTES_MAX);
        assertThat(assemble(longest + "y\n")).containsExactly(new Line(longest, true), whole("y"));
        assertThat(assemble(longest + longest + "\n"))
                .containsExactly(new Line(longest, true), whole(longest));
        assertThat(assemble(longest + "\rz\n"))
                .containsExactly(new Line(longest, true), whole("\rz"));
        assertThat(assemble(longest + "\r")).containsExactly(new Line(longest, true), whole("\r"));
    }

    @Test
    void splitNeverCutsACharacter() throws InterruptedException {
        for (String character : List.of("ü", "€", "😀")) {
            int width = character.getBytes(UTF_8).length;
            for (int shift = 0; shift < width; shift++) {
                String text = "x".repeat(shift) + character.repeat(TEXT_BYTES_MAX / width + 9);

                List<Line> lines = assemble(text + "\n");

                assertThat(lines).hasSize(2);
                assertThat(lines.getFirst().split()).isTrue();
                assertThat(lines.getFirst().text().getBytes(UTF_8).length)
                        .isBetween(TEXT_BYTES_MAX - 3, TEXT_BYTES_MAX);
                assertThat(lines.getFirst().text() + lines.getLast().text()).isEqualTo(text);
            }
        }
    }

    @Test
    void anyCutOfAnyBytesGivesTheSameLines() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < FUZZ_ROUNDS; round++) {
            byte[] bytes = randomOutput(random);
            assertThat(assemble(cut(bytes, random)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(assemble(List.of(bytes)));
        }
    }

    @Test
    void sizesOfTheLinesAddUpToTheOutput() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < FUZZ_ROUNDS; round++) {
            byte[] bytes = randomOutput(random);
            AtomicLong sum = new AtomicLong();
            LineAssembler assembler = new LineAssembler();
            for (byte[] frame : cut(bytes, random)) {
                assembler.accept(frame, 0, frame.length, line -> sum.addAndGet(line.size()));
            }
            assembler.finish(line -> sum.addAndGet(line.size()));
            assertThat(sum).as("seed %d, round %d", seed, round).hasValue(bytes.length);
        }
    }

    @Test
    void linesJoinedAgainAreTheOutput() throws InterruptedException {
        Random random = new Random(7);
        for (int round = 0; round < FUZZ_ROUNDS / 20; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60_000); i > 0; i--) {
                text.append(random.nextInt(3_000) == 0 ? "\n" : "aü€😀".substring(0, 1 + i % 3));
            }
            StringBuilder joined = new StringBuilder();
            for (Line line : assemble(text + "\n")) {
                joined.append(line.text()).append(line.split() ? "" : "\n");
            }
            assertThat(joined).hasToString(text + "\n");
        }
    }

    /** Ends, characters of every width, broken ones, and now and then a very long line. */
    private static byte[] randomOutput(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int pieces = random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            byte[] piece =
                    switch (random.nextInt(9)) {
                        case 0 -> new byte[] {'\n'};
                        case 1 -> new byte[] {'\r', '\n'};
                        case 2 -> new byte[] {'\r'};
                        case 3 -> new byte[] {(byte) random.nextInt(256)};
                        case 4 -> "😀".repeat(random.nextInt(5)).getBytes(UTF_8);
                        case 5 -> "€".repeat(random.nextInt(6_000)).getBytes(UTF_8);
                        case 6 -> "x".repeat(TEXT_BYTES_MAX - random.nextInt(4)).getBytes(UTF_8);
                        default -> "abc".repeat(random.nextInt(30)).getBytes(UTF_8);
                    };
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static List<byte[]> cut(byte[] bytes, Random random) {
        List<byte[]> frames = new ArrayList<>();
        int longest = 1 + random.nextInt(random.nextBoolean() ? 20 : 20_000);
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
            frames.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return frames;
    }
}
