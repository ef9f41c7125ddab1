package dev.aac.worker.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.LogStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/** A sink that keeps all, each stream apart. */
public final class GatheredOutput implements FrameSink {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Override
    public void accept(LogStream stream, byte[] bytes) {
        of(stream).writeBytes(bytes);
    }

    /** What has come up to now. */
    public String text(LogStream stream) {
        return of(stream).toString(UTF_8);
    }

    /** Waits until exactly this has come. */
    public void awaitText(LogStream stream, String text) {
        await().atMost(PATIENCE).until(() -> text(stream), text::equals);
    }

    private ByteArrayOutputStream of(LogStream stream) {
        return switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }
}
