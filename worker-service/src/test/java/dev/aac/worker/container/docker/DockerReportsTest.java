package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.GatheredOutput;
import dev.aac.worker.mask.SecretMask;
import dev.aac.worker.result.ReportLimits;
import dev.aac.worker.result.ReportTotals;
import dev.aac.worker.result.ReportUnpacker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What containers leave in real, some of it meant to do harm, and what is taken of it. */
@Tag("docker")
@Timeout(300)
class DockerReportsTest {

    private static final String FOLDER = "/tmp/aac-reports";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static DockerTestBed bed;

    private final Map<String, ByteArrayOutputStream> kept = new TreeMap<>();

    @BeforeAll
    static void makeBed() throws IOException {
        bed = new DockerTestBed();
    }

    @AfterEach
    void removeContainers() throws Exception {
        bed.removeContainers();
    }

    @AfterAll
    static void removeBed() throws Exception {
        bed.tearDown();
    }

    private ReportTotals left(String command) throws Exception {
        ContainerId id =
                bed.start(
                        bed.shell("mkdir -p " + FOLDER + "; cd " + FOLDER + "; " + command, 256),
                        new GatheredOutput());
        assertThat(bed.engine().awaitExit(id, DockerTestBed.PATIENCE).orElseThrow().code())
                .isZero();
        ReportUnpacker unpacker =
                new ReportUnpacker(
                        piece -> {
                            kept.computeIfAbsent(piece.path(), _ -> new ByteArrayOutputStream())
                                    .writeBytes(piece.bytes());
                            return Optional.empty();
                        },
                        ReportLimits.forFilesOf(1024 * 1024),
                        SecretMask.NONE);
        assertThat(bed.engine().readFolder(id, FOLDER, unpacker, LIMIT)).isTrue();
        return unpacker.totals();
    }

    private String text(String path) {
        return requireNonNull(kept.get(path), path).toString(UTF_8);
    }

    @Test
    void plainFilesAreTakenWholeWithNamesOfAllKinds() throws Exception {
        ReportTotals totals =
                left(
                        "mkdir -p 'a b/größe'; echo -n one > 'a b/größe/1.txt'; echo -n two >"
                                + " .hidden; : > empty; head -c 700000 /dev/zero > big");

        assertThat(kept).containsOnlyKeys("a b/größe/1.txt", ".hidden", "empty", "big");
        assertThat(text("a b/größe/1.txt")).isEqualTo("one");
        assertThat(text("big")).hasSize(700_000);
        assertThat(totals).isEqualTo(new ReportTotals(4, 700_006, 0, true, null));
    }

    @Test
    void linksAndPipesAreRefusedAndTheRestIsKept() throws Exception {
        ReportTotals totals =
                left(
                        "echo -n good > good; ln -s /etc/passwd link; ln -s .. up; ln good hard;"
                                + " mkfifo pipe; mkdir d; ln -s /etc d/etc");

        assertThat(kept).hasSize(1);
        assertThat(kept.values().iterator().next().toString(UTF_8)).isEqualTo("good");
        assertThat(totals.refused()).isEqualTo(5);
        assertThat(totals.complete()).isTrue();
        assertThat(totals.note()).startsWith("5 entries were not kept, the first because");
    }

    @Test
    void namesThatTryToLeadElsewhereAreRefused() throws Exception {
        ReportTotals totals =
                left("echo x > \"$(printf 'new\\nline')\"; echo x > 'back\\slash'; echo -n y > ok");

        assertThat(kept).containsOnlyKeys("ok");
        assertThat(totals.refused()).isEqualTo(2);
    }

    @Test
    void tenGigabytesOfNothingCostSecondsAndASentence() throws Exception {
        long began = System.nanoTime();

        ReportTotals totals = left("echo -n first > a; truncate -s 10G zeros; echo last > zz");

        assertThat(text("a")).isEqualTo("first");
        assertThat(kept).doesNotContainKey("zeros");
        assertThat(totals.refused()).isEqualTo(1);
        assertThat(totals.note()).contains("\"zeros\" has 10,737,418,240 bytes");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT);
    }

    @Test
    void hundredThousandFilesAreTwoThousandAndASentence() throws Exception {
        ReportTotals totals = left("seq 1 100000 | xargs touch");

        assertThat(totals.files()).isEqualTo(2_000);
        assertThat(totals.complete()).isFalse();
        assertThat(totals.note()).contains("more than 20,000 entries");
    }

    @Test
    void folderThatIsALinkWithinTheContainerIsFollowed() throws Exception {
        ReportTotals totals =
                left(
                        "cd /; mkdir /tmp/real; echo -n x > /tmp/real/a.xml; rmdir "
                                + FOLDER
                                + "; ln -s /tmp/real "
                                + FOLDER);

        assertThat(totals.files()).isEqualTo(1);
        assertThat(text("a.xml")).isEqualTo("x");
    }

    @Test
    void fileInThePlaceOfTheFolderIsSaidSo() throws Exception {
        ContainerId id =
                bed.start(bed.shell("mkdir -p /tmp; echo x > " + FOLDER), new GatheredOutput());
        assertThat(bed.engine().awaitExit(id, DockerTestBed.PATIENCE)).isPresent();

        assertThatThrownBy(() -> bed.engine().readFolder(id, FOLDER, _ -> {}, LIMIT))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("In the container /tmp/aac-reports is not a folder.");
    }

    @Test
    void linkToTheHostsFilesShowsTheContainersOwn() throws Exception {
        ReportTotals totals =
                left(
                        "cd /; mkdir -p /x/etc; rmdir "
                                + FOLDER
                                + "; ln -s ../../../../../../../bin "
                                + FOLDER);

        assertThat(kept.keySet()).isSubsetOf("busybox");
        assertThat(totals.refused()).isPositive();
    }
}
