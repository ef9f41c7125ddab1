package dev.aac.worker.mask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** S6: secrets in all encodings, cut at every byte, with anything inside. */
class SecretMaskTest {

    private static final String RED = "\u001b[1;31m";
    private static final String LINK = "\u001b]8;;https://example.org\u001b\\";

    private static final String LINES =
            "-----BEGIN KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQ\nab/+cd==\n-----END KEY-----";

    private static final List<String> SECRETS =
            List.of(
                    "hunter22",
                    "s3cr3t/with+all=of&<them>",
                    "quote\"d 'and' $pent \\ at `once`!",
                    "pässwörd-€-😀",
                    "aaaaaaaaab",
                    "tab\tand space");

    /** What may be left of an encoding that mixes the secret with its neighbours. */
    private static final Pattern SHOWN =
            Pattern.compile(
                    "before [A-Za-z0-9+/_-]{0,4}\\*\\*\\*[A-Za-z0-9+/_-]{0,4}={0,2} after\n");

    static Stream<Arguments> secretsInEncodings() {
        return SECRETS.stream()
                .flatMap(
                        secret ->
                                Encodings.all().entrySet().stream()
                                        .map(
                                                encoding ->
                                                        Arguments.of(
                                                                encoding.getKey(),
                                                                secret,
                                                                encoding.getValue())));
    }

    @Test
    void thereAreAtLeastTwelveEncodings() {
        assertThat(Encodings.all()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(SecretEncoding.values()).hasSizeGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("secretsInEncodings")
    void isMaskedCutAtEveryByte(String name, String secret, UnaryOperator<String> encoding) {
        SecretMask mask = SecretMask.of(SECRETS);
        String shown = encoding.apply(secret);
        byte[] output = ("before " + shown + " after\n").getBytes(UTF_8);

        for (int cut = 0; cut <= output.length; cut++) {
            assertThat(Masked.of(mask, Masked.cut(output, cut)))
                    .as("cut at %d", cut)
                    .matches(SHOWN)
                    .doesNotContain(shown)
                    .doesNotContain(secret);
        }
        assertThat(Masked.of(mask, Masked.single(output))).matches(SHOWN);
        assertThat(mask.text(new String(output, UTF_8))).matches(SHOWN);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("secretsInEncodings")
    void isMaskedWithControlSequencesAtEveryByte(
            String name, String secret, UnaryOperator<String> encoding) {
        SecretMask mask = SecretMask.of(SECRETS);
        String shown = encoding.apply(secret);
        for (int at = 1; at < shown.length(); at++) {
            if (!Character.isLowSurrogate(shown.charAt(at))) {
                String torn =
                        "before " + shown.substring(0, at) + RED + shown.substring(at) + " after\n";

                String masked = Masked.of(mask, Masked.single(torn.getBytes(UTF_8)));

                assertThat(masked).contains(RED);
                assertThat(masked.replace(RED, "")).as("at %d", at).matches(SHOWN);
            }
        }
    }

    @Test
    void everyLetterMayHaveItsOwnColourOrLink() {
        String rainbow =
                "hunter22"
                        .chars()
                        .mapToObj(c -> RED + LINK + (char) c + "\u001b(B\u001b[0m")
                        .collect(Collectors.joining());

        String masked = masked("hunter22", "it is " + rainbow + ", really\n");

        assertThat(masked.replaceAll("\u001b(\\[[0-9;]*m|\\(B|]8;;[^\u001b]*\u001b\\\\)", ""))
                .isEqualTo("it is ***, really\n");
    }

    @Test
    void controlSequenceItselfHidesNothing() {
        assertThat(masked("hunter22", "\u001b]0;hunter22\u0007shown\n"))
                .isEqualTo("\u001b]0;***\u0007shown\n");
        assertThat(masked("31mABCDEF", "\u001b[31mABCDEF\n")).isEqualTo("\u001b[***\n");
        assertThat(masked("hunter22", "\u001b]8;;https://u:hunter22@h\u001b\\link\n"))
                .doesNotContain("hunter22");
    }

    @Test
    void sequenceThatNeverEndsHidesNothing() {
        assertThat(masked("hunter22", "\u001b]0;title\nhunter22\n"))
                .isEqualTo("\u001b]0;title\n***\n");
        String endless = "\u001b[" + "1;".repeat(EscapeSequence.LENGTH_MAX) + "hunter22\n";
        assertThat(masked("hunter22", endless)).doesNotContain("hunter22");
        assertThat(masked("hunter22", "hun\u001b[1\u0001ter22 hunter22\n"))
                .doesNotContain(" hunter22");
    }

    @Test
    void eachLineOfASecretIsMaskedAlone() {
        assertThat(masked(LINES, "x MIIEvgIBADANBgkqhkiG9w0BAQ y\nab/+cd== z\n"))
                .isEqualTo("x *** y\n*** z\n");
        assertThat(masked(LINES, "{\"key\":\"ab\\/+cd==\"}\n")).isEqualTo("{\"key\":\"***\"}\n");
    }

    @ParameterizedTest
    @MethodSource("lineEnds")
    void secretOfSeveralLinesKeepsTheLines(String lineEnd) {
        String output = "a\n" + LINES.replace("\n", lineEnd) + lineEnd + "b\n";
        byte[] bytes = output.getBytes(UTF_8);
        String expected = "a\n" + ("***" + lineEnd).repeat(4) + "b\n";

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(Masked.of(SecretMask.of(List.of(LINES)), Masked.cut(bytes, cut)))
                    .as("cut at %d", cut)
                    .isEqualTo(expected);
        }
    }

    static Stream<String> lineEnds() {
        return Stream.of("\n", "\r\n", "\u001b[0m\n");
    }

    @Test
    void linesTooShortToTellAreMaskedTogether() {
        SecretMask mask = SecretMask.of(List.of("abc\ndef\nghi"));
        byte[] output = "see:\nabc\ndef\nghi\nabc\n".getBytes(UTF_8);

        for (int cut = 0; cut <= output.length; cut++) {
            assertThat(Masked.of(mask, Masked.cut(output, cut)))
                    .isEqualTo("see:\n***\n***\n***\nabc\n");
        }
    }

    @Test
    void encodedTextsMayBeWrappedAnywhere() {
        byte[] secret = LINES.getBytes(UTF_8);
        for (int width = 8; width < 80; width++) {
            String text =
                    "key: "
                            + Base64.getMimeEncoder(width, new byte[] {'\n'}).encodeToString(secret)
                            + "\nhex: "
                            + HexFormat.of().formatHex(secret).replaceAll("(.{60})", "$1\n")
                            + "\nend\n";

            String masked = masked(LINES, text);

            assertThat(masked.replaceAll("(\\*\\*\\*\n?)+", "*"))
                    .matches("key: \\*[A-Za-z0-9+/=]{0,4}\n?hex: \\*\n?end\n");
        }
    }

    @Test
    void severalSecretsAreMaskedSideBySideAndOverlapping() {
        SecretMask mask = SecretMask.of(List.of("abcdefgh", "efghijkl", "abcdefghijklmnop"));

        assertThat(mask.text("abcdefgh-efghijkl")).isEqualTo("***-***");
        assertThat(mask.text("x abcdefghijkl y")).isEqualTo("x *** y");
        assertThat(mask.text("abcdefghijklmnop!")).isEqualTo("***!");
        assertThat(mask.text("abcdefghabcdefgh")).isEqualTo("***");
    }

    @Test
    void whatSurroundsASecretIsNothingOfIt() {
        SecretMask mask = SecretMask.of(List.of("  hunter22\n"));

        assertThat(mask.text("hunter22")).isEqualTo("***");
        assertThat(mask.text("  hunter22\n")).isEqualTo("  ***\n");
    }

    @Test
    void shortSecretsAreLeftAsTheyAre() {
        assertThat(SecretMask.of(List.of("short", "", "a\nb\nc", "12345")))
                .isSameAs(SecretMask.NONE);
        assertThat(SecretMask.NONE.text("short")).isEqualTo("short");
        assertThat(SecretMask.of(List.of("123456")).text("123456")).isEqualTo("***");
    }

    @Test
    void neitherMaskNorFormsShowThemselves() {
        assertThat(SecretMask.of(List.of("hunter22")).toString()).doesNotContain("hunter22");
        assertThat(new SecretForm("hunter22").toString()).doesNotContain("hunter22");
    }

    @Test
    void allEncodingsOfAllSecretsTogether() {
        Map<String, UnaryOperator<String>> encodings = Encodings.all();
        List<String> shown = new ArrayList<>();
        SECRETS.forEach(
                secret -> encodings.values().forEach(each -> shown.add(each.apply(secret))));

        String masked = SecretMask.of(SECRETS).text(String.join(" ; ", shown));

        assertThat(shown).noneMatch(masked::contains);
        assertThat(masked.length()).isLessThan(shown.size() * 16);
    }

    private static String masked(String secret, String output) {
        SecretMask mask = SecretMask.of(List.of(secret));
        String inOne = mask.text(output);
        assertThat(Masked.of(mask, Masked.single(output.getBytes(UTF_8)))).isEqualTo(inOne);
        return inOne;
    }
}
