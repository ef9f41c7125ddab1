package dev.aac.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.contract.fact.ReportFact;
import dev.aac.contract.fact.ReportFact.ReportPart;
import dev.aac.contract.fact.ReportFact.ReportsLeft;
import dev.aac.contract.id.RunRef;
import dev.aac.worker.container.ContainerScript;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What containers leave, from the engine to the producer. */
class ReportsTest extends WorkerScenario {

    private static final String LARGE = "0123456789".repeat(100_000);

    private CountDownLatch reportsCame = new CountDownLatch(0);
    private volatile boolean takingReports;

    private Map<String, String> files(RunRef run) {
        Map<Integer, ByteArrayOutputStream> contents = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        producer.reports(run).stream()
                .filter(ReportPart.class::isInstance)
                .map(ReportPart.class::cast)
                .sorted(Comparator.comparingLong(ReportPart::offset))
                .forEach(
                        part -> {
                            ByteArrayOutputStream content =
                                    contents.computeIfAbsent(
                                            part.file(), _ -> new ByteArrayOutputStream());
                            content.writeBytes(part.bytes());
                            if (part.sha256() != null) {
                                files.put(part.path(), content.toString(UTF_8));
                            }
                        });
        return files;
    }

    private List<ReportsLeft> lastWords(RunRef run) {
        return producer.reports(run).stream()
                .filter(ReportsLeft.class::isInstance)
                .map(ReportsLeft.class::cast)
                .toList();
    }

    @Test
    void filesAndTheLastWordAreThereBeforeTheEnd() throws Exception {
        engineWith(
                ContainerScript.exits(1)
                        .afterLeaving("junit.xml", "<testsuite/>")
                        .afterLeaving("html/index.html", LARGE));
        AtomicInteger lastWordsBeforeTheEnd = new AtomicInteger(-1);
        producer.onFact(
                fact -> {
                    if (fact instanceof Fact.Exited) {
                        lastWordsBeforeTheEnd.set(lastWords(fact.origin().run()).size());
                    }
                    return FakeProducer.ACCEPTED;
                });
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 1");
        assertThat(files(run))
                .isEqualTo(Map.of("junit.xml", "<testsuite/>", "html/index.html", LARGE));
        assertThat(lastWords(run))
                .singleElement()
                .satisfies(
                        left -> {
                            assertThat(left.files()).isEqualTo(2);
                            assertThat(left.bytes()).isEqualTo(LARGE.length() + 12L);
                            assertThat(left.complete()).isTrue();
                            assertThat(left.note()).isNull();
                        });
        assertThat(lastWordsBeforeTheEnd).hasValue(1);
        awaitNoContainer();
    }

    @Test
    void containerThatLeavesNothingHasNothingSaidOfIt() throws Exception {
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        assertThat(producer.reports(run)).isEmpty();
    }

    @Test
    void containerThatIsOutOfTimeLeavesItsReportsToo() throws Exception {
        engineWith(ContainerScript.runsUntilStopped().afterLeaving("a.txt", "so far"));
        startWorker();

        RunRef run = submit(Jobs.job("t", Jobs.IMAGE, Jobs.limits(1, null)));

        awaitStory(run, "started", "aborted TIMED_OUT");
        assertThat(files(run)).isEqualTo(Map.of("a.txt", "so far"));
    }

    @Test
    void cancelledContainerLeavesItsReportsToo() throws Exception {
        engineWith(ContainerScript.runsUntilStopped().afterLeaving("a.txt", "so far"));
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.cancel(run);

        awaitStory(run, "started", "aborted CANCELLED");
        assertThat(files(run)).isEqualTo(Map.of("a.txt", "so far"));
        assertThat(lastWords(run)).singleElement().matches(ReportsLeft::complete);
    }

    @Test
    void containerIsNotNeededForReportsThatAreRead() throws Exception {
        engineWith(ContainerScript.exits(0).afterLeaving("a.txt", "a"));
        takeNoReportsYet();
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        reportsCame.await();

        awaitNoContainer();

        assertThat(producer.end(run)).isEmpty();
        takingReports = true;
        awaitStory(run, "started", "exited 0");
        assertThat(lastWords(run)).singleElement().matches(ReportsLeft::complete);
    }

    @Test
    void whoCancelsDoesNotWaitForReportsThatNobodyTakes() throws Exception {
        engineWith(leavesMoreThanGoesUnanswered(ContainerScript.runsUntilStopped()));
        takeNoReportsYet();
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.cancel(run);

        awaitNoContainer();
        takingReports = true;
        awaitStory(run, "started", "aborted CANCELLED");
        assertThat(lastWords(run).getLast().complete()).isFalse();
    }

    @Test
    void whoCancelsWhileReportsAreReadEndsThat() throws Exception {
        engineWith(leavesMoreThanGoesUnanswered(ContainerScript.exits(0)));
        takeNoReportsYet();
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        reportsCame.await();

        producer.cancel(run);

        awaitNoContainer();
        takingReports = true;
        awaitStory(run, "started", "exited 0");
        assertThat(lastWords(run).getLast().note()).contains("was cancelled while");
    }

    private void takeNoReportsYet() {
        reportsCame = new CountDownLatch(1);
        takingReports = false;
        producer.onReport(
                _ -> {
                    reportsCame.countDown();
                    return takingReports ? FakeProducer.STORED : Optional.empty();
                });
    }

    private static ContainerScript leavesMoreThanGoesUnanswered(ContainerScript script) {
        ContainerScript leaving = script;
        for (int i = 0; i < 6; i++) {
            leaving = leaving.afterLeaving(i + ".txt", LARGE);
        }
        return leaving;
    }

    @Test
    void brokerThatDiesMeanwhileLosesNothing() throws Exception {
        engineWith(
                ContainerScript.exits(0).afterLeaving("a.txt", LARGE).afterLeaving("b.txt", "b"));
        CountDownLatch some = new CountDownLatch(1);
        AtomicBoolean broken = new AtomicBoolean();
        producer.onReport(
                fact -> {
                    some.countDown();
                    return broken.get() ? FakeProducer.STORED : Optional.empty();
                });
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        some.await();
        broken.set(true);

        restartBroker();

        awaitStory(run, "started", "exited 0");
        assertThat(files(run)).isEqualTo(Map.of("a.txt", LARGE, "b.txt", "b"));
    }

    @Test
    void refusalIsPassedOnAndTheVerdictStays() throws Exception {
        engineWith(ContainerScript.exits(3).afterLeaving("a.txt", "a").afterLeaving("b.txt", "b"));
        producer.onReport(
                fact ->
                        fact instanceof ReportFact.ReportPart
                                ? Optional.of(new ReportAnswer.Refused("The disk is full."))
                                : FakeProducer.STORED);
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 3");
        assertThat(lastWords(run))
                .singleElement()
                .extracting(ReportsLeft::complete)
                .isEqualTo(false);
        assertThat(lastWords(run).getFirst().note()).contains("The disk is full.");
    }

    @Test
    void engineThatFailsToReadThemChangesNoVerdict() throws Exception {
        engineWith(ContainerScript.exits(0).afterLeaving("a.txt", "a"));
        engine.breakAt(UnreliableEngine.Step.READ_FOLDER);
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        awaitNoContainer();
    }

    @Test
    void runThatIsSomebodyElsesReportsNoMore() throws Exception {
        engineWith(ContainerScript.exits(0).afterLeaving("a.txt", "a"));
        CountDownLatch asked = new CountDownLatch(1);
        producer.onReport(
                _ -> {
                    asked.countDown();
                    return Optional.of(new ReportAnswer.NotYours());
                });
        TestedWorker worker = startWorker();

        RunRef run = submit(Jobs.job("t"));

        asked.await();
        await().atMost(LONG).until(() -> worker.slots.free() == SLOTS);
        assertThat(producer.end(run)).isEmpty();
        awaitNoContainer();
    }
}
