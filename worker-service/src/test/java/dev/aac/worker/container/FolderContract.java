package dev.aac.worker.container;

import static dev.aac.worker.container.ContainerScript.exits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What {@link ContainerEngine#readFolder} keeps, of an engine that reads files. */
public interface FolderContract {

    Duration SOON = Duration.ofSeconds(20);

    ContainerEngine engine();

    ContainerSpec playing(ContainerScript script) throws Exception;

    @Test
    default void whatAContainerLeftIsReadAfterItsEnd() throws Exception {
        ContainerId container =
                ended(exits(1).afterLeaving("a.xml", "<größe/>").afterLeaving("b/c/d.txt", "deep"));
        Map<String, String> read = new TreeMap<>();

        boolean there = readFolder(container, tar -> read.putAll(TestTar.filesBelow(tar)), SOON);

        assertThat(there).isTrue();
        assertThat(read).isEqualTo(Map.of("a.xml", "<größe/>", "b/c/d.txt", "deep"));
    }

    @Test
    default void folderThatIsNotThereIsNoFailure() throws Exception {
        ArchiveSink untouched =
                _ -> {
                    throw new AssertionError("there is nothing");
                };

        assertThat(readFolder(ended(exits(0)), untouched, SOON)).isFalse();
    }

    @Test
    default void readerMayHaveEnough() throws Exception {
        ContainerId container = ended(exits(0).afterLeaving("a.txt", "x".repeat(50_000)));

        assertThat(readFolder(container, tar -> assertThat(tar.read()).isNotNegative(), SOON))
                .isTrue();
    }

    @Test
    default void failingReaderIsToldApart() throws Exception {
        ContainerId container = ended(exits(0).afterLeaving("a.txt", "x"));
        ArchiveSink failing =
                _ -> {
                    throw new UnsupportedOperationException("planned");
                };

        assertThatThrownBy(() -> readFolder(container, failing, SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("planned");
    }

    @Test
    default void readerThatTakesTooLongIsInterrupted() throws Exception {
        ContainerId container = ended(exits(0).afterLeaving("a.txt", "x"));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        ArchiveSink blocked =
                _ -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        interrupted.complete(true);
                    }
                };

        assertThatThrownBy(() -> readFolder(container, blocked, Duration.ofMillis(300)))
                .isInstanceOf(EngineFailed.class);
        assertThat(interrupted).succeedsWithin(SOON).isEqualTo(true);
    }

    @Test
    default void goneContainerHasNoFolder() throws Exception {
        ContainerId gone = engine().create(playing(exits(0)));
        engine().remove(gone);

        assertThatThrownBy(() -> readFolder(gone, _ -> {}, SOON)).isInstanceOf(EngineFailed.class);
    }

    private ContainerId ended(ContainerScript script) throws Exception {
        ContainerId container = engine().create(playing(script));
        engine().start(container);
        assertThat(engine().awaitExit(container, SOON)).isPresent();
        return container;
    }

    private boolean readFolder(ContainerId container, ArchiveSink sink, Duration limit)
            throws Exception {
        return engine().readFolder(container, ContainerScript.FOLDER, sink, limit);
    }
}
