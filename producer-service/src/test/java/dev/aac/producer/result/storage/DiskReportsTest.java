package dev.aac.producer.result.storage;

import static dev.aac.producer.result.ReportSamples.ACME;
import static dev.aac.producer.result.ReportSamples.bytes;
import static dev.aac.producer.result.ReportSamples.read;
import static dev.aac.producer.result.ReportSamples.run;
import static dev.aac.producer.result.ReportSamples.scope;
import static dev.aac.producer.result.ReportSamples.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.result.Reports;
import dev.aac.producer.result.ReportsAway;
import dev.aac.producer.result.ReportsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReportsTest extends ReportsContract {

    @TempDir Path folder;

    @Override
    protected Reports empty() {
        return replica();
    }

    private Reports replica() {
        return new DiskReports(new ReportFolder(folder));
    }

    @Test
    void replicasThatShareTheFolderTakeTurns() throws Exception {
        RunRef run = run(ACME);
        List<Reports> replicas = List.of(replica(), replica(), replica());
        byte[] whole = new byte[300_000];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (byte) (i * 31);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> pieces =
                    IntStream.range(0, 30)
                            .<Callable<Boolean>>mapToObj(
                                    i ->
                                            () -> {
                                                byte[] piece = new byte[10_000];
                                                System.arraycopy(
                                                        whole, i * 10_000, piece, 0, 10_000);
                                                replicas.get(i % 3)
                                                        .write(
                                                                scope(ACME),
                                                                run,
                                                                1,
                                                                i * 10_000L,
                                                                piece);
                                                return true;
                                            })
                            .toList();
            for (Future<Boolean> piece : threads.invokeAll(pieces)) {
                assertThat(piece.get()).isTrue();
            }
            List<Callable<Boolean>> ends =
                    replicas.stream()
                            .<Callable<Boolean>>map(
                                    replica ->
                                            () ->
                                                    replica.finish(
                                                            scope(ACME),
                                                            run,
                                                            1,
                                                            whole.length,
                                                            sum(whole)))
                            .toList();
            for (Future<Boolean> end : threads.invokeAll(ends)) {
                assertThat(end.get()).isTrue();
            }
        }
        assertThat(sum(replica().open(scope(ACME), run, 1).orElseThrow().from(0).readAllBytes()))
                .isEqualTo(sum(whole));
    }

    @Test
    void nothingOfItsOwnIsNamedAfterAnythingButIdentifiersAndNumbers() throws Exception {
        RunRef run = run(ACME);
        Reports reports = replica();
        reports.write(scope(ACME), run, 7, 0, bytes("x"));

        assertThat(reports.finish(scope(ACME), run, 7, 1, sum(bytes("x")))).isTrue();
        reports.write(scope(ACME), run, 7, 0, bytes("late"));

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile))
                    .containsExactly(
                            folder.resolve(ACME.value())
                                    .resolve(run.runId().value())
                                    .resolve("1")
                                    .resolve("7"));
        }
    }

    @Test
    void linkInThePlaceOfAFileIsNotFollowed() throws Exception {
        RunRef run = run(ACME);
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path attempt = folder.resolve(ACME.value()).resolve(run.runId().value()).resolve("1");
        Files.createDirectories(attempt);
        Files.createSymbolicLink(attempt.resolve("1"), secret);

        assertThatThrownBy(() -> replica().open(scope(ACME), run, 1))
                .isInstanceOf(ReportsAway.class);
        replica().deleteAll(scope(ACME), run.runId());

        assertThat(secret).hasContent("secret");
    }

    @Test
    void folderThatIsNoneEndsTheStartWithASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new ReportFolder(file.resolve("below")))
                .hasMessageContaining("REPORTS_DIR must be a folder that can be written to");
    }

    @Test
    void folderThatBreaksIsTold() throws Exception {
        RunRef run = run(ACME);
        Reports reports = replica();
        Files.writeString(folder.resolve(ACME.value()), "in the way");

        assertThatThrownBy(() -> reports.write(scope(ACME), run, 1, 0, bytes("x")))
                .isInstanceOf(ReportsAway.class);
    }

    @Test
    void whatOneProducerKeptAnotherReads() throws Exception {
        RunRef run = run(ACME);
        replica().write(scope(ACME), run, 1, 0, bytes("kept"));
        assertThat(replica().finish(scope(ACME), run, 1, 4, sum(bytes("kept")))).isTrue();

        assertThat(read(replica().open(scope(ACME), run, 1).orElseThrow())).isEqualTo("kept");
    }
}
