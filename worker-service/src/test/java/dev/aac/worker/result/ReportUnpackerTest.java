package dev.aac.worker.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.worker.container.TestTar;
import dev.aac.worker.mask.SecretMask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ReportUnpackerTest {

    private static final long FILE_MAX = 1_000;
    private static final long RUN_MAX = 2_500;
    private static final int FILES_MAX = 5;
    private static final int ENTRIES_MAX = 50;
    private static final long ARCHIVE_MAX = 4L * 1024 * 1024;
    private static final ReportLimits SMALL =
            new ReportLimits(FILE_MAX, RUN_MAX, FILES_MAX, ENTRIES_MAX, ARCHIVE_MAX);

    private static final String SECRET = "hunter22-with+signs";
    private static final SecretMask MASK = SecretMask.of(List.of(SECRET));

    private final List<ReportPiece> pieces = new ArrayList<>();

    private ReportTotals unpack(InputStream tar, ReportLimits limits) throws Exception {
        ReportUnpacker unpacker =
                new ReportUnpacker(
                        piece -> {
                            pieces.add(piece);
                            return Optional.empty();
                        },
                        limits,
                        MASK);
        unpacker.accept(tar);
        return unpacker.totals();
    }

    private ReportTotals unpack(TestTar tar) throws Exception {
        return unpack(new ByteArrayInputStream(tar.bytes()), SMALL);
    }

    private Map<String, String> kept() {
        Map<String, ByteArrayOutputStream> files = new TreeMap<>();
        for (ReportPiece piece : pieces) {
            ByteArrayOutputStream file =
                    files.computeIfAbsent(piece.path(), _ -> new ByteArrayOutputStream());
            assertThat(piece.offset()).isEqualTo(file.size());
            file.writeBytes(piece.bytes());
        }
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, bytes.toString(UTF_8)));
        return texts;
    }

    @Test
    void filesComeWithTheirContentAndItsSum() throws Exception {
        ReportTotals totals =
                unpack(
                        new TestTar()
                                .entry("./", TarConstants.LF_DIR)
                                .file("./junit/größe.xml", "<testsuite/>")
                                .file("./empty", ""));

        assertThat(kept()).isEqualTo(Map.of("junit/größe.xml", "<testsuite/>", "empty", ""));
        assertThat(totals).isEqualTo(new ReportTotals(2, 12, 0, true, null));
        for (ReportPiece piece : pieces) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(piece.bytes());
            assertThat(piece.sha256()).isEqualTo(HexFormat.of().formatHex(sum));
        }
        assertThat(pieces).extracting(ReportPiece::file).containsExactly(1, 2);
    }

    @Test
    void largeFileComesInPiecesAndOnlyTheLastOneHasTheSum() throws Exception {
        byte[] content = new byte[2 * ReportPart.BYTES_MAX + 1];
        Arrays.fill(content, (byte) 'x');
        String text = new String(content, UTF_8);

        unpack(
                new ByteArrayInputStream(new TestTar().file("r/big", text).bytes()),
                ReportLimits.forFilesOf(content.length));

        assertThat(pieces)
                .extracting(piece -> piece.bytes().length)
                .containsExactly(ReportPart.BYTES_MAX, ReportPart.BYTES_MAX, 1);
        assertThat(pieces)
                .extracting(piece -> piece.sha256() != null)
                .containsExactly(false, false, true);
        assertThat(kept()).isEqualTo(Map.of("big", text));
    }

    @Test
    void secretsAreMaskedInFilesAlsoWhereTheyAreCutAndTheSumIsOfWhatLeaves() throws Exception {
        String before = "x".repeat(ReportPart.BYTES_MAX - 7);
        String text = before + SECRET + " and " + SECRET.substring(0, 12);

        ReportTotals totals =
                unpack(
                        new ByteArrayInputStream(new TestTar().file("r/log.txt", text).bytes()),
                        ReportLimits.forFilesOf(text.length()));

        String masked = before + "*** and ***";
        assertThat(kept()).isEqualTo(Map.of("log.txt", masked));
        assertThat(totals).isEqualTo(new ReportTotals(1, masked.length(), 0, true, null));
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(masked.getBytes(UTF_8));
        assertThat(pieces.getLast().sha256()).isEqualTo(HexFormat.of().formatHex(sum));
    }

    @Test
    void secretsAreMaskedInNamesAndInWhatIsSaidOfThem() throws Exception {
        ReportTotals totals =
                unpack(
                        new TestTar()
                                .file("r/shot-" + SECRET + ".txt", "a")
                                .entry("r/to-" + SECRET, TarConstants.LF_SYMLINK));

        assertThat(kept()).isEqualTo(Map.of("shot-***.txt", "a"));
        assertThat(totals.note()).isEqualTo("1 entry was not kept: \"to-***\" is a symbolic link.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "../../etc/passwd",
                "r/../x",
                "r/../../x",
                "r/a/../../../x",
                "/etc/passwd",
                "//x",
                "r//x",
                "r/./x",
                "r/a\\..\\x",
                "r/a\nb"
            })
    void nameThatLeadsElsewhereIsRefusedAndTheOthersAreKept(String name) throws Exception {
        ReportTotals totals = unpack(new TestTar().file(name, "evil").file("r/good.txt", "good"));

        assertThat(kept()).isEqualTo(Map.of("good.txt", "good"));
        assertThat(totals.refused()).isEqualTo(1);
        assertThat(totals.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "50, a symbolic link",
        "49, a hard link",
        "51, a device",
        "52, a device",
        "54, a pipe"
    })
    void whatIsNoFileIsRefusedWithASentence(byte type, String why) throws Exception {
        ReportTotals totals =
                unpack(new TestTar().entry("r/passwd", type).file("r/good.txt", "good"));

        assertThat(kept()).isEqualTo(Map.of("good.txt", "good"));
        assertThat(totals.refused()).isEqualTo(1);
        assertThat(totals.note())
                .isEqualTo("1 entry was not kept: \"passwd\" is %s.".formatted(why));
    }

    @Test
    void sparseFileIsRefused() throws Exception {
        ReportTotals totals = unpack(new TestTar().entry("r/hole", TarConstants.LF_GNUTYPE_SPARSE));

        assertThat(kept()).isEmpty();
        assertThat(totals.refused() == 1 || !totals.complete()).isTrue();
    }

    @Test
    void nameThatComesTwiceIsKeptOnce() throws Exception {
        ReportTotals totals = unpack(new TestTar().file("r/a", "first").file("r/a", "second"));

        assertThat(kept()).isEqualTo(Map.of("a", "first"));
        assertThat(totals.note()).contains("came twice");
    }

    @Test
    void fileBeyondItsLimitIsRefusedAndTheNextIsKept() throws Exception {
        ReportTotals totals =
                unpack(
                        new TestTar()
                                .file("r/big", "x".repeat((int) FILE_MAX + 1))
                                .file("r/fits", "x".repeat((int) FILE_MAX)));

        assertThat(kept()).containsOnlyKeys("fits");
        assertThat(totals.note()).contains("\"big\" has 1,001 bytes, more than 1,000");
    }

    @Test
    void allFilesTogetherHaveALimit() throws Exception {
        TestTar tar = new TestTar();
        for (int i = 1; i <= 4; i++) {
            tar.file("r/" + i, "x".repeat(900));
        }

        ReportTotals totals = unpack(tar);

        assertThat(kept()).containsOnlyKeys("1", "2");
        assertThat(totals.bytes()).isEqualTo(1_800);
        assertThat(totals.refused()).isEqualTo(2);
        assertThat(totals.note()).startsWith("2 entries were not kept, the first because \"3\" is");
    }

    @Test
    void hundredThousandFilesAreAFewAndASentence() throws Exception {
        TestTar tar = new TestTar();
        for (int i = 0; i < 100_000; i++) {
            tar.file("r/" + i, "");
        }
        byte[] archive = tar.bytes();

        ReportTotals totals =
                unpack(new ByteArrayInputStream(archive), ReportLimits.forFilesOf(FILE_MAX));

        assertThat(totals.files()).isEqualTo(2_000);
        assertThat(totals.complete()).isFalse();
        assertThat(totals.note())
                .startsWith("The folder was not read to its end: it has more than 20,000 entries.")
                .contains("18,000 entries were not kept, the first because")
                .contains("is one more than 2,000 files");
    }

    @Test
    void tenGigabytesOfZerosAreNotReadToTheirEnd() throws Exception {
        long tenGigabytes = 10L * 1024 * 1024 * 1024;
        Zeros zeros = new Zeros(tenGigabytes);

        ReportTotals totals =
                unpack(
                        new SequenceInputStream(
                                new ByteArrayInputStream(headerOf("r/zeros", tenGigabytes)), zeros),
                        SMALL);

        assertThat(pieces).isEmpty();
        assertThat(totals.complete()).isFalse();
        assertThat(totals.refused()).isEqualTo(1);
        assertThat(totals.note())
                .startsWith(
                        "The folder was not read to its end: it has more than 4,194,304 bytes.");
        assertThat(zeros.read).isLessThan(2 * ARCHIVE_MAX);
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_GNUTYPE_LONGLINK, 'x', 'g'})
    void endlessNameIsNotGathered(byte type) throws Exception {
        long length = 3L * 1024 * 1024 * 1024;
        byte[] header = headerOf("././@LongLink", length);
        header[156] = type;
        sum(header);
        Zeros name = new Zeros(length);

        ReportTotals totals =
                unpack(
                        new SequenceInputStream(new ByteArrayInputStream(header), name),
                        ReportLimits.forFilesOf(FILE_MAX));

        assertThat(pieces).isEmpty();
        assertThat(totals.complete()).isFalse();
        assertThat(name.read).isLessThan(4L * HostileTar.HEADER_BYTES_MAX);
    }

    @Test
    void longNameIsRefusedWithoutHarm() throws Exception {
        ReportTotals totals =
                unpack(
                        new TestTar()
                                .file("r/" + "n".repeat(10_000), "x")
                                .file("r/" + "d/".repeat(100) + "x", "x")
                                .file("r/good", "x"));

        assertThat(kept()).containsOnlyKeys("good");
        assertThat(totals.refused()).isEqualTo(2);
        assertThat(totals.note()).hasSizeLessThan(500);
    }

    @Test
    void archiveThatBreaksOffKeepsWhatCameBefore() throws Exception {
        byte[] whole = new TestTar().file("r/a", "a").file("r/b", "b".repeat(900)).bytes();

        ReportTotals totals =
                unpack(new ByteArrayInputStream(Arrays.copyOf(whole, 3 * 512 + 100)), SMALL);

        assertThat(kept()).isEqualTo(Map.of("a", "a"));
        assertThat(totals.complete()).isFalse();
        assertThat(totals.files()).isEqualTo(1);
    }

    @Test
    void nonsenseNeverThrows() throws Exception {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        byte[] sound = new TestTar().file("r/a", "a".repeat(600)).file("r/b", "b").bytes();
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = sound.clone();
            for (int j = 0; j <= i % 8; j++) {
                broken[random.nextInt(2_560)] = (byte) random.nextInt();
            }
            if (i % 2 == 0) {
                sum(broken);
            }
            pieces.clear();
            unpack(new ByteArrayInputStream(broken), SMALL);
            assertThat(pieces).allSatisfy(p -> assertThat(p.path()).doesNotContain(".."));
        }
    }

    @Test
    void sinkThatHasEnoughEndsTheReading() throws Exception {
        ReportUnpacker unpacker =
                new ReportUnpacker(_ -> Optional.of("The disk is full."), SMALL, SecretMask.NONE);

        unpacker.accept(
                new ByteArrayInputStream(new TestTar().file("r/a", "a").file("r/b", "b").bytes()));

        assertThat(unpacker.totals())
                .isEqualTo(new ReportTotals(0, 0, 0, false, "The disk is full."));
    }

    /** One header block. */
    private static byte[] headerOf(String name, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        byte[] header = new byte[512];
        entry.writeEntryHeader(header);
        // As large numbers are written: binary, with the first bit set.
        header[124] = (byte) 0x80;
        for (int i = 0; i < Long.BYTES; i++) {
            header[135 - i] = (byte) (size >>> (8 * i));
        }
        Arrays.fill(header, 125, 128, (byte) 0);
        sum(header);
        return header;
    }

    /** Makes the first header's checksum right again. */
    private static void sum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += header[i] & 0xFF;
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(UTF_8);
        System.arraycopy(digits, 0, header, 148, digits.length);
    }

    private static final class Zeros extends InputStream {

        private final long length;
        private long read;

        Zeros(long length) {
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            return read++ < length ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            if (read >= length) {
                return -1;
            }
            int given = (int) Math.min(count, length - read);
            Arrays.fill(buffer, offset, offset + given, (byte) 0);
            read += given;
            return given;
        }
    }
}
