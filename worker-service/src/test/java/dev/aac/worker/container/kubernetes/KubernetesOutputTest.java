package dev.aac.worker.container.kubernetes;

import static dev.aac.contract.fact.LogStream.STDOUT;
import static dev.aac.worker.container.ContainerScript.exits;
import static dev.aac.worker.container.ContainerScript.runsUntilStopped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.GatheredOutput;
import dev.aac.worker.container.kubernetes.LogServer.Cut;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Output whose reading is cut, again and again.
@Timeout(120)
class KubernetesOutputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LINES = 2_000;

    private static ScriptedCluster cluster;

    @BeforeAll
    static void makeCluster() {
        cluster = new ScriptedCluster();
    }

    @AfterEach
    void mend() throws Exception {
        cluster.setAway(false);
        cluster.logs().cutEach(() -> Cut.NONE);
        cluster.removeContainers();
    }

    @AfterAll
    static void removeCluster() {
        cluster.close();
    }

    private record Running(
            ContainerSpec spec, ContainerId id, Attachment attachment, GatheredOutput output) {}

    private static Running start(ContainerScript script) throws Exception {
        ContainerSpec spec = cluster.playing(script);
        ContainerId id = cluster.engine().create(spec);
        GatheredOutput output = new GatheredOutput();
        Attachment attachment = cluster.engine().attach(id, output);
        cluster.engine().start(id);
        cluster.engine().awaitRunning(id, spec.image());
        return new Running(spec, id, attachment, output);
    }

    private static String[] lines() {
        return IntStream.range(0, LINES)
                .mapToObj(i -> "line " + i + (i % 50 == 0 ? " " + "long ".repeat(100) : ""))
                .toArray(String[]::new);
    }

    private static void assertAllOf(String[] lines, Running running) throws Exception {
        assertThat(cluster.engine().awaitExit(running.id(), PATIENCE)).isPresent();
        assertThat(running.attachment().awaitEnd(PATIENCE)).isTrue();
        assertThat(running.output().text(STDOUT)).isEqualTo(String.join("\n", lines) + "\n");
    }

    private static Supplier<Cut> cuts(int seed) {
        Random random = new Random(seed);
        return () -> new Cut(1_000 + random.nextInt(400_000), random.nextBoolean());
    }

    @Test
    void cutsOfBothKindsCostAndDoubleNothing() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            cluster.logs().cutEach(cuts(seed));
            String[] lines = lines();

            assertAllOf(lines, start(exits(0).afterLogging(lines)));
        }
    }

    @Test
    void cutWhileTheContainerRunsIsGoneOnFrom() throws Exception {
        Running running = start(runsUntilStopped().afterLogging("one", "two"));
        running.output().awaitText(STDOUT, "one\ntwo\n");

        cluster.logs().setAway(true);
        cluster.podOf(running.spec()).log().write(STDOUT, bytes("three\nfo"));
        cluster.logs().setAway(false);
        cluster.podOf(running.spec()).log().write(STDOUT, bytes("ur\n"));

        running.output().awaitText(STDOUT, "one\ntwo\nthree\nfour\n");
        cluster.engine().stop(running.id(), PATIENCE);
        assertThat(running.attachment().awaitEnd(PATIENCE)).isTrue();
        assertThat(running.output().text(STDOUT)).isEqualTo("one\ntwo\nthree\nfour\n");
    }

    @Test
    void answerThatEndsAsIfItWereWholeIsNotTheEnd() throws Exception {
        cluster.logs().cutEach(() -> new Cut(35, true));
        Running running = start(runsUntilStopped().afterLogging("a", "b", "c"));
        running.output().awaitText(STDOUT, "a\n");

        cluster.logs().cutEach(() -> Cut.NONE);

        running.output().awaitText(STDOUT, "a\nb\nc\n");
        assertThat(running.attachment().awaitEnd(Duration.ofMillis(200))).isFalse();
    }

    @Test
    void clusterThatIsAwayAtTheContainersEndCostsNothing() throws Exception {
        Running running = start(runsUntilStopped().afterLogging("before"));
        running.output().awaitText(STDOUT, "before\n");
        ScriptedPod pod = cluster.podOf(running.spec());

        cluster.setAway(true);
        pod.log().write(STDOUT, bytes("meanwhile\n"));
        pod.finish(4);
        await().atMost(PATIENCE).until(pod::isOver);
        cluster.setAway(false);

        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(EngineFailed.class)
                .until(
                        () ->
                                cluster.engine()
                                        .awaitExit(running.id(), Duration.ZERO)
                                        .filter(exit -> exit.code() == 4)
                                        .isPresent());
        assertThat(running.attachment().awaitEnd(PATIENCE)).isTrue();
        assertThat(running.output().text(STDOUT)).isEqualTo("before\nmeanwhile\n");
    }

    @Test
    void logThatWasRotatedDuringACutIsSaidToBeIncomplete() throws Exception {
        Running running = start(runsUntilStopped().afterLogging("one", "two"));
        running.output().awaitText(STDOUT, "one\ntwo\n");
        ScriptedPod pod = cluster.podOf(running.spec());

        cluster.logs().setAway(true);
        pod.log().write(STDOUT, bytes("lost\n"));
        pod.log().rotate();
        pod.log().write(STDOUT, bytes("three\n"));
        cluster.logs().setAway(false);
        pod.finish(0);

        assertThat(cluster.engine().awaitExit(running.id(), PATIENCE)).isPresent();
        assertThatThrownBy(() -> running.attachment().awaitEnd(PATIENCE))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("The cluster did not keep all of the output.");
    }

    @Test
    void outputOfAPodThatVanishedIsSaidToBeIncomplete() throws Exception {
        cluster.logs().cutEach(() -> new Cut(35, false));
        Running running = start(runsUntilStopped().afterLogging("a", "b"));
        running.output().awaitText(STDOUT, "a\n");

        cluster.engine().remove(running.id());

        assertThatThrownBy(() -> running.attachment().awaitEnd(PATIENCE))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("The container's output broke off.");
    }

    @Test
    void readingsGoOnFromTheSecondsBeforeAndNotFromTheBeginning() throws Exception {
        AtomicLong answers = new AtomicLong();
        cluster.logs()
                .cutEach(
                        () -> {
                            long answer = answers.incrementAndGet();
                            return answer > 3 ? Cut.NONE : new Cut(answer * 20_000, false);
                        });
        int asked = cluster.logs().queries().size();
        String[] lines = lines();
        assertAllOf(lines, start(exits(0).afterLogging(lines)));

        assertThat(cluster.logs().queries().subList(asked, cluster.logs().queries().size()))
                .allMatch(query -> query.contains("follow=true") && query.contains("timestamps"))
                .filteredOn(query -> query.contains("sinceTime="))
                .hasSizeGreaterThan(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
