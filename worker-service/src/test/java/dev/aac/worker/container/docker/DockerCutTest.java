package dev.aac.worker.container.docker;

import static dev.aac.contract.fact.LogStream.STDERR;
import static dev.aac.contract.fact.LogStream.STDOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.GatheredOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Containers of the real engine over connections that are cut. */
@Tag("docker")
@Timeout(120)
class DockerCutTest {

    private static final int LINES = 4000;
    private static final int CUTS = 16;
    private static final int LONG_LINE = 20_000;
    private static final Duration SOME_TIME = Duration.ofSeconds(2);

    /** Goes on only when it is told to, by {@link #goOn}. */
    private static final String WAIT_FOR_WORD = "until [ \"$word\" ]; do sleep 0.1; done; word=; ";

    private static DockerTestBed bed;

    private final GatheredOutput output = new GatheredOutput();
    private final List<Attachment> attachments = new ArrayList<>();
    private CuttableEngine cable;
    private DockerContainerEngine engine;

    @BeforeAll
    static void makeBed() throws IOException {
        bed = new DockerTestBed();
    }

    @BeforeEach
    void connect() throws IOException {
        cable = new CuttableEngine(bed.socket());
        engine = bed.engineAt(cable.address());
    }

    @AfterEach
    void disconnect() throws Exception {
        attachments.forEach(Attachment::close);
        engine.close();
        cable.close();
        bed.removeContainers();
    }

    @AfterAll
    static void removeBed() throws Exception {
        bed.tearDown();
    }

    private ContainerId start(String command) throws Exception {
        ContainerId id = engine.create(bed.shell("trap 'word=go' USR1; " + command));
        attachments.add(engine.attach(id, output));
        engine.start(id);
        return id;
    }

    private static void goOn(ContainerId id) {
        bed.docker().killContainerCmd(id.value()).withSignal("USR1").exec();
    }

    private void assertEnds(ContainerId id, int code) throws Exception {
        assertThat(bed.engine().awaitExit(id, DockerTestBed.PATIENCE))
                .contains(new ContainerExit(code, false));
        assertThat(attachments.getLast().awaitEnd(DockerTestBed.PATIENCE)).isTrue();
    }

    private static String numbered(String name) {
        return IntStream.range(0, LINES)
                .mapToObj(i -> name + " " + i + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void linesOfBothStreamsComeOnceAndInOrderThroughManyCuts() throws Exception {
        ContainerId id =
                start(
                        "i=0; while [ $i -lt %d ]; do echo out $i; echo err $i >&2; i=$((i+1));"
                                        .formatted(LINES)
                                + " [ $((i % 100)) != 0 ] || sleep 0.1; done; exit 3");

        for (int cut = 1; cut <= CUTS; cut++) {
            int lines = cut * LINES / (CUTS + 2);
            await().atMost(DockerTestBed.PATIENCE)
                    .until(() -> output.text(STDOUT).lines().count() >= lines);
            switch (cut % 4) {
                case 0 -> stayAwayForAWhile();
                case 1 -> cable.hangUp();
                default -> cable.reset();
            }
        }

        assertEnds(id, 3);
        assertThat(output.text(STDOUT)).isEqualTo(numbered("out"));
        assertThat(output.text(STDERR)).isEqualTo(numbered("err"));
    }

    private void stayAwayForAWhile() {
        cable.setAway(true);
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        cable.setAway(false);
    }

    @Test
    void containerThatEndsWhileTheEngineIsAwayIsKnownWithItsLastLine() throws Exception {
        ContainerId id =
                start("echo before; " + WAIT_FOR_WORD + "echo last; echo error >&2; exit 5");
        output.awaitText(STDOUT, "before\n");
        cable.setAway(true);
        assertThatThrownBy(() -> engine.awaitExit(id, SOME_TIME)).isInstanceOf(EngineAway.class);

        goOn(id);
        assertThat(bed.engine().awaitExit(id, DockerTestBed.PATIENCE)).isPresent();
        cable.setAway(false);

        assertThat(engine.awaitExit(id, Duration.ZERO)).contains(new ContainerExit(5, false));
        assertThat(engine.hasStarted(id)).isTrue();
        assertEnds(id, 5);
        assertThat(output.text(STDOUT)).isEqualTo("before\nlast\n");
        assertThat(output.text(STDERR)).isEqualTo("error\n");
    }

    @Test
    void characterAndLongLineAreNotTornByACut() throws Exception {
        String letters = "x".repeat(LONG_LINE);
        ContainerId id =
                start(
                        "head -c %d /dev/zero | tr '\\0' x; printf 'gr\\303'; ".formatted(LONG_LINE)
                                + WAIT_FOR_WORD
                                + "printf '\\274n\\nnext\\n'; "
                                + WAIT_FOR_WORD
                                + "printf 'no end'");
        await().atMost(DockerTestBed.PATIENCE)
                .until(() -> output.text(STDOUT).length() >= LONG_LINE + 3);

        cable.reset();
        goOn(id);
        output.awaitText(STDOUT, letters + "grün\nnext\n");
        cable.hangUp();
        goOn(id);

        assertEnds(id, 0);
        assertThat(output.text(STDOUT)).isEqualTo(letters + "grün\nnext\nno end");
    }

    @Test
    void muchOutputAfterACutIsWhole() throws Exception {
        ContainerId id = start("echo before; " + WAIT_FOR_WORD + "seq 100000; exit 4");
        output.awaitText(STDOUT, "before\n");

        cable.hangUp();
        await().pollDelay(OutputReading.END_SPREAD).until(() -> true);
        goOn(id);

        assertEnds(id, 4);
        String all =
                IntStream.rangeClosed(1, 100_000)
                        .mapToObj(i -> i + "\n")
                        .collect(Collectors.joining("", "before\n", ""));
        assertThat(output.text(STDOUT).getBytes(UTF_8)).isEqualTo(all.getBytes(UTF_8));
    }

    @Test
    void removedContainersOutputIsNotWaitedFor() throws Exception {
        ContainerId id = start("echo before; " + WAIT_FOR_WORD);
        output.awaitText(STDOUT, "before\n");

        cable.setAway(true);
        bed.engine().remove(id);
        cable.setAway(false);

        assertThatThrownBy(() -> attachments.getLast().awaitEnd(DockerTestBed.PATIENCE))
                .hasMessage("The container's output broke off.");
    }
}
