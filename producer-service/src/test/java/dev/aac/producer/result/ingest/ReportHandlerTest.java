package dev.aac.producer.result.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static dev.aac.producer.execution.ExecutionWorld.tokenOf;
import static dev.aac.producer.result.ReportSamples.bytes;
import static dev.aac.producer.result.ReportSamples.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.fact.ReportFact.ReportsLeft;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.RunOrphans;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.AttemptDigest;
import dev.aac.producer.result.InMemoryReports;
import dev.aac.producer.result.ReportFile;
import dev.aac.producer.result.ReportListing;
import dev.aac.producer.result.ReportMetrics;
import dev.aac.producer.result.ReportSettings;
import dev.aac.producer.result.ReportShelf;
import dev.aac.producer.result.ReportTotals;
import dev.aac.producer.result.RunResults;
import dev.aac.producer.result.TestCounts;
import dev.aac.producer.result.TestDigests;
import dev.aac.producer.result.TestIntake;
import dev.aac.producer.result.TestResults;
import dev.aac.producer.result.storage.StoredResults;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportHandlerTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationScope SCOPE = scope(ACME);
    private static final ReportAnswer STORED = new ReportAnswer.Stored();
    private static final String JUNIT =
            "<testsuite name='s'><testcase name='a'/><testcase"
                    + " name='b'><failure/></testcase></testsuite>";

    private final ExecutionWorld world = new ExecutionWorld();
    private final InMemoryReports reports = new InMemoryReports();
    private final ReportListing listing = StoredResults.listing(STORE);
    private final TestResults results = StoredResults.tests(STORE);
    private final TestDigests digests = StoredResults.digests(STORE);
    private final ReportMetrics metrics = new ReportMetrics(new SimpleMeterRegistry());
    private final ReportShelf shelf =
            new ReportShelf(
                    reports,
                    listing,
                    new TestIntake(results, digests, world.clock),
                    new ReportSettings("1000"),
                    metrics);
    private final RunOrphans orphans =
            new RunOrphans(
                    world.executions,
                    world.logs,
                    List.of(new RunResults(reports, listing, results, digests, metrics)));
    private final ReportHandler handler = new ReportHandler(world.executions, shelf, orphans);
    private Execution running = world.held(ACME, "nightly", 1);
    private RunRef run = running.currentRun();
    private FencingToken token = tokenOf(running);

    @BeforeEach
    void start() {
        running =
                world.apply(
                        running, new RunEvent.Started(token, world.clock.instant(), "sha256:1"));
        run = running.currentRun();
        token = tokenOf(running);
    }

    private ReportPart part(int file, String path, long offset, String text, @Nullable String sum) {
        return new ReportPart(
                new FactOrigin(run, token, file), file, path, offset, bytes(text), sum);
    }

    private ReportPart whole(int file, String path, String text) {
        return part(file, path, 0, text, sum(bytes(text)));
    }

    @Test
    void fileIsListedWithItsLastPiece() {
        assertThat(handler.answer(part(1, "a.txt", 0, "hello", null))).isEqualTo(STORED);
        assertThat(listing.page(SCOPE, run, 0, 10)).isEmpty();

        assertThat(handler.answer(part(1, "a.txt", 5, "!", sum(bytes("hello!")))))
                .isEqualTo(STORED);

        assertThat(listing.find(SCOPE, run, "a.txt"))
                .contains(
                        new ReportFile(
                                1, 1, "a.txt", 6, sum(bytes("hello!")), ReportFile.Tests.NONE));
    }

    @Test
    void testsOfAJunitFileAreKept() {
        ReportPart junit = whole(1, "junit/TEST-a.XML", JUNIT);
        assertThat(handler.answer(junit)).isEqualTo(STORED);
        assertThat(handler.answer(junit)).isEqualTo(STORED);

        assertThat(results.counts(SCOPE, run)).isEqualTo(new TestCounts(1, 1, 0, 0));
        assertThat(listing.find(SCOPE, run, "junit/TEST-a.XML").orElseThrow().tests().cases())
                .isEqualTo(2);
    }

    @Test
    void junitFileThatIsNoneIsAFileWithASentence() {
        assertThat(handler.answer(whole(1, "x.xml", "<!DOCTYPE a><testsuite/>"))).isEqualTo(STORED);
        assertThat(handler.answer(whole(2, "pom.xml", "<project/>"))).isEqualTo(STORED);

        assertThat(listing.find(SCOPE, run, "x.xml").orElseThrow().tests().problem())
                .contains("document type");
        assertThat(listing.find(SCOPE, run, "pom.xml").orElseThrow().tests())
                .isEqualTo(ReportFile.Tests.NONE);
        assertThat(results.counts(SCOPE, run).total()).isZero();
    }

    @Test
    void lastWordIsKept() {
        ReportsLeft left =
                new ReportsLeft(new FactOrigin(run, token, 9), 1, 5, 2, false, "2 were not kept.");
        assertThat(handler.answer(left)).isEqualTo(STORED);

        assertThat(listing.totals(SCOPE, run.taskId(), run.runId()))
                .containsExactly(new ReportTotals(1, 1, 5, 2, false, "2 were not kept."));
        assertThat(ofThisRun()).isEmpty();
    }

    private List<AttemptDigest> ofThisRun() {
        return digests.latest(SCOPE, Instant.EPOCH, TestDigests.ANSWER_MAX).stream()
                .filter(digest -> digest.run().equals(run))
                .toList();
    }

    @Test
    void whatStandsOutIsNotedWithTheLastWordAndGoesWithTheRest() {
        assertThat(handler.answer(whole(1, "a.xml", JUNIT.replace("'b'", "'b' time='2'"))))
                .isEqualTo(STORED);
        assertThat(ofThisRun()).isEmpty();
        ReportsLeft left = new ReportsLeft(new FactOrigin(run, token, 9), 1, 5, 0, true, null);
        assertThat(handler.answer(left)).isEqualTo(STORED);
        assertThat(handler.answer(left)).isEqualTo(STORED);

        assertThat(ofThisRun())
                .singleElement()
                .satisfies(
                        digest ->
                                assertThat(digest.slowest())
                                        .extracting(slow -> slow.test().name())
                                        .containsExactly("b"));
        assertThat(world.executions.delete(SCOPE, run.taskId())).isTrue();
        orphans.sweep();
        assertThat(ofThisRun()).isEmpty();
    }

    @Test
    void strangerIsRefusedAndLeavesNothing() {
        token = RandomIds.fencingToken();
        assertThat(handler.answer(whole(1, "a", "a"))).isEqualTo(new ReportAnswer.NotYours());
        assertThat(reports.count()).isZero();
        assertThat(listing.page(SCOPE, run, 0, 1)).isEmpty();
    }

    @Test
    void pieceAfterTheEndIsAnsweredAndNotKept() {
        world.apply(running, new RunEvent.Exited(token, world.clock.instant(), 0, LogTotals.NONE));

        assertThat(handler.answer(whole(1, "a", "a"))).isEqualTo(STORED);
        assertThat(reports.count()).isZero();
    }

    @Test
    void placeThatFailsIsNoReasonToWait() {
        reports.setAway(true);
        assertThat(handler.answer(whole(1, "a", "a")))
                .isEqualTo(new ReportAnswer.Refused(ReportHandler.AWAY));

        reports.setAway(false);
        assertThat(handler.answer(whole(1, "a", "a"))).isEqualTo(STORED);
    }

    @Test
    void fileBeyondTheLimitIsRefused() {
        assertThat(handler.answer(whole(1, "a", "x".repeat(1_000)))).isEqualTo(STORED);
        assertThat(handler.answer(whole(2, "b", "x".repeat(1_001))))
                .isInstanceOfSatisfying(
                        ReportAnswer.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("1,000 bytes"));
    }

    @Test
    void fileThatDidNotArriveWholeIsRefused() {
        assertThat(handler.answer(part(1, "a", 5, "x", sum(bytes("other")))))
                .isInstanceOf(ReportAnswer.Refused.class);
        assertThat(listing.find(SCOPE, run, "a")).isEmpty();
    }

    @Test
    void whatIsKeptAfterADeletionGoesAMomentLater() {
        assertThat(handler.answer(whole(1, "a.xml", JUNIT))).isEqualTo(STORED);
        assertThat(world.executions.delete(SCOPE, run.taskId())).isTrue();

        orphans.sweep();

        assertThat(reports.count()).isZero();
        assertThat(listing.page(SCOPE, run, 0, 1)).isEmpty();
        assertThat(results.counts(SCOPE, run).total()).isZero();
    }

    @Test
    void whatIsThereStaysAndAPlaceThatFailsPutsTheRemovalOff() {
        assertThat(handler.answer(whole(1, "a", "a"))).isEqualTo(STORED);
        orphans.sweep();
        assertThat(reports.count()).isEqualTo(1);

        assertThat(handler.answer(whole(2, "b", "b"))).isEqualTo(STORED);
        assertThat(world.executions.delete(SCOPE, run.taskId())).isTrue();
        reports.setAway(true);
        orphans.sweep();
        reports.setAway(false);
        orphans.sweep();

        assertThat(reports.count()).isZero();
    }
}
