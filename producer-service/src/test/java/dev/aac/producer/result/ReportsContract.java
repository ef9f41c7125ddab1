package dev.aac.producer.result;

import static dev.aac.producer.result.ReportSamples.ACME;
import static dev.aac.producer.result.ReportSamples.GLOBEX;
import static dev.aac.producer.result.ReportSamples.attempt;
import static dev.aac.producer.result.ReportSamples.bytes;
import static dev.aac.producer.result.ReportSamples.read;
import static dev.aac.producer.result.ReportSamples.run;
import static dev.aac.producer.result.ReportSamples.scope;
import static dev.aac.producer.result.ReportSamples.sum;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.Reports.Removed;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place for report files keeps. */
public abstract class ReportsContract {

    private static final OrganizationScope SCOPE = scope(ACME);
    private static final byte[] HELLO = bytes("hello");
    private static final byte[] WORLD = bytes(", world");
    private static final byte[] BOTH = bytes("hello, world");

    private final RunRef run = run(ACME);
    private Reports reports;

    protected abstract Reports empty();

    @BeforeEach
    void beginEmpty() {
        reports = empty();
    }

    private boolean keep(RunRef of, int file, byte[] content) {
        OrganizationScope scope = scope(of.organizationId());
        reports.write(scope, of, file, 0, content);
        return reports.finish(scope, of, file, content.length, sum(content));
    }

    private String content(RunRef of, int file) throws Exception {
        return read(reports.open(scope(of.organizationId()), of, file).orElseThrow());
    }

    @Test
    void fileIsThereOnceItIsFinished() throws Exception {
        reports.write(SCOPE, run, 1, 0, HELLO);
        reports.write(SCOPE, run, 1, 5, WORLD);
        assertThat(reports.open(SCOPE, run, 1)).isEmpty();
        assertThat(reports.finish(SCOPE, run, 1, 11, sum(BOTH))).isFalse();

        assertThat(reports.finish(SCOPE, run, 1, 12, sum(BOTH))).isTrue();

        assertThat(content(run, 1)).isEqualTo("hello, world");
    }

    @Test
    void piecesComeInAnyOrderAndTwice() throws Exception {
        reports.write(SCOPE, run, 1, 5, WORLD);
        reports.write(SCOPE, run, 1, 0, HELLO);
        reports.write(SCOPE, run, 1, 5, WORLD);
        assertThat(reports.finish(SCOPE, run, 1, 12, sum(BOTH))).isTrue();

        reports.write(SCOPE, run, 1, 0, bytes("later"));
        assertThat(reports.finish(SCOPE, run, 1, 12, sum(BOTH))).isTrue();

        assertThat(content(run, 1)).isEqualTo("hello, world");
    }

    @Test
    void emptyFileIsAFile() throws Exception {
        assertThat(keep(run, 1, new byte[0])).isTrue();
        assertThat(content(run, 1)).isEmpty();
    }

    @Test
    void fileThatDidNotArriveWholeIsNotFinished() {
        reports.write(SCOPE, run, 1, 5, WORLD);

        assertThat(reports.finish(SCOPE, run, 1, 12, sum(BOTH))).isFalse();
        assertThat(reports.finish(SCOPE, run, 1, 13, sum(BOTH))).isFalse();
        assertThat(reports.finish(SCOPE, run, 2, 0, sum(new byte[0]))).isFalse();
        assertThat(reports.open(SCOPE, run, 1)).isEmpty();
    }

    @Test
    void finishedFileIsNoOtherFile() {
        assertThat(keep(run, 1, HELLO)).isTrue();

        assertThat(reports.finish(SCOPE, run, 1, 7, sum(WORLD))).isFalse();
        assertThat(reports.finish(SCOPE, run, 1, 7, sum(HELLO))).isFalse();
        assertThat(reports.finish(SCOPE, run, 1, 5, sum(WORLD))).isFalse();
    }

    @Test
    void contentIsReadFromAnywhere() throws Exception {
        assertThat(keep(run, 1, BOTH)).isTrue();

        try (ReportContent content = reports.open(SCOPE, run, 1).orElseThrow()) {
            assertThat(content.size()).isEqualTo(12);
            assertThat(new String(content.from(7).readAllBytes(), UTF_8)).isEqualTo("world");
            assertThat(content.from(12).read()).isNegative();
            for (int again = 0; again < 2; again++) {
                assertThat(content.from(0).readAllBytes()).isEqualTo(BOTH);
            }
        }
    }

    @Test
    void attemptsRunsAndOrganizationsAreApart() throws Exception {
        RunRef second = attempt(run, 2);
        RunRef foreign = run(GLOBEX);
        assertThat(keep(run, 1, bytes("one"))).isTrue();
        assertThat(keep(second, 1, bytes("two"))).isTrue();
        assertThat(keep(foreign, 1, bytes("three"))).isTrue();

        assertThat(content(run, 1)).isEqualTo("one");
        assertThat(content(second, 1)).isEqualTo("two");
        assertThat(content(foreign, 1)).isEqualTo("three");
        assertThatThrownBy(() -> reports.open(scope(GLOBEX), run, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reports.write(scope(GLOBEX), run, 2, 0, HELLO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletionTakesAllAttemptsOfOneExecutionAndNoOther() throws Exception {
        RunRef other = run(ACME);
        assertThat(keep(run, 1, HELLO)).isTrue();
        assertThat(keep(attempt(run, 2), 1, HELLO)).isTrue();
        reports.write(SCOPE, run, 2, 0, HELLO);
        assertThat(keep(other, 1, WORLD)).isTrue();

        assertThat(reports.deleteAll(scope(GLOBEX), run.runId())).isEqualTo(Removed.NOTHING);
        assertThat(content(run, 1)).isEqualTo("hello");
        assertThat(reports.deleteAll(SCOPE, run.runId())).isEqualTo(new Removed(3, 15));
        assertThat(reports.deleteAll(SCOPE, run.runId())).isEqualTo(Removed.NOTHING);

        assertThat(reports.open(SCOPE, run, 1)).isEmpty();
        assertThat(reports.open(SCOPE, attempt(run, 2), 1)).isEmpty();
        assertThat(reports.finish(SCOPE, run, 2, 5, sum(HELLO))).isFalse();
        assertThat(content(other, 1)).isEqualTo(", world");
    }

    @Test
    void openFileCanBeReadToItsEndWhenItIsDeleted() throws Exception {
        assertThat(keep(run, 1, BOTH)).isTrue();

        try (ReportContent content = reports.open(SCOPE, run, 1).orElseThrow()) {
            assertThat(reports.deleteAll(SCOPE, run.runId())).isEqualTo(new Removed(1, 12));
            assertThat(new String(content.from(0).readAllBytes(), UTF_8)).isEqualTo("hello, world");
        }
    }

    @Test
    void onlyWhatWasNeverFinishedIsSwept() throws Exception {
        assertThat(keep(run, 1, HELLO)).isTrue();
        reports.write(SCOPE, run, 2, 0, WORLD);

        assertThat(reports.deleteUnfinished(Instant.now().minusSeconds(3_600))).isZero();
        assertThat(reports.deleteUnfinished(Instant.now().plusSeconds(3_600))).isEqualTo(1);

        assertThat(content(run, 1)).isEqualTo("hello");
        assertThat(reports.finish(SCOPE, run, 2, 7, sum(WORLD))).isFalse();
    }
}
