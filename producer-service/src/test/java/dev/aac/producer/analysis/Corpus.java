package dev.aac.producer.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.fact.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The logs of failed runs beside this class's resources; its README says what they are. */
final class Corpus {

    private static final int PARTS = 3;

    private Corpus() {}

    /**
     * One log and what is right about it.
     *
     * @param isRun whether a tool really failed, or somebody wrote what it prints
     * @param evidence a text that one of the lines of evidence holds
     */
    record Sample(String name, Category category, boolean isRun, String evidence, int exitCode) {

        List<LogLine> lines() {
            return Logs.of(read(name + ".log").stripTrailing());
        }

        Finding finding() {
            return RuleAnalyser.analyse(lines(), exitCode);
        }

        boolean isCategoryFound() {
            return finding().category() == category;
        }

        boolean isEvidenceFound() {
            return finding().evidence().stream().anyMatch(line -> line.text().contains(evidence));
        }

        /** Whether nobody may look at it while writing rules. */
        boolean isHeldOut() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
                return Byte.toUnsignedInt(hash[0]) % PARTS == 0;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static List<Sample> all() {
        Map<String, Integer> exits =
                rows("exits.tsv").stream()
                        .collect(Collectors.toMap(row -> row[0], row -> Integer.valueOf(row[1])));
        return rows("corpus.tsv").stream().map(row -> sample(row, exits)).toList();
    }

    private static Sample sample(String[] row, Map<String, Integer> exits) {
        return new Sample(
                row[0],
                Category.valueOf(row[1].toUpperCase(Locale.ROOT)),
                row[2].equals("run"),
                row[3],
                Objects.requireNonNull(exits.get(row[0]), row[0]));
    }

    private static List<String[]> rows(String name) {
        return read(name).lines().map(line -> line.split("\t", -1)).toList();
    }

    private static String read(String name) {
        try (InputStream file = Corpus.class.getResourceAsStream("corpus/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
