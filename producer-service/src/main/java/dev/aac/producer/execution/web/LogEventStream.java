package dev.aac.producer.execution.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.contract.fact.LogLine;
import dev.aac.producer.execution.LogFollowing.Follower;
import dev.aac.producer.execution.LogPage;
import dev.aac.producer.platform.problem.ThingNotFound;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A log as server-sent events, as it grows: each line once and in order, then one event with what
 * the last page says. Blocks its (virtual) thread while there is nothing new; the reader's pace is
 * the pace of the reading.
 */
final class LogEventStream implements StreamingOutput {

    /** After so long without anything else a comment is sent, so that nobody takes it for dead. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** So long after the store did not answer it is asked again, unless there are news. */
    static final Duration STORE_PAUSE = Duration.ofSeconds(2);

    /** What one read aims at, in characters. */
    private static final int PIECE_CHARS = 128 * 1024;

    private static final int PIECE_LINES_FIRST = 64;
    private static final int PIECE_LINES_MIN = 16;
    private static final int PIECE_LINES_MAX = 1_000;

    private static final byte[] COMMENT = ":\n\n".getBytes(UTF_8);
    private static final Logger LOG = Logger.getLogger(LogEventStream.class);

    private final long fromSeq;
    private final Pages pages;
    private final Follower follower;
    private final ObjectMapper json;

    /** Reads on. */
    @FunctionalInterface
    interface Pages {

        /**
         * @throws StoreAway when the store does not answer
         * @throws ThingNotFound when the execution is gone
         */
        LogPage read(long fromSeq, int lines);
    }

    /**
     * @param fromSeq the first line that is wanted
     * @param follower is closed when all is written
     */
    LogEventStream(long fromSeq, Pages pages, Follower follower, ObjectMapper json) {
        this.fromSeq = fromSeq;
        this.pages = pages;
        this.follower = follower;
        this.json = json;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try (follower) {
            follow(output);
        } catch (ThingNotFound _) {
            LOG.debug("A log stream ends: the execution was deleted");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(OutputStream output) throws IOException, InterruptedException {
        send(output, COMMENT);
        long next = fromSeq;
        int lines = PIECE_LINES_FIRST;
        while (!follower.isOver()) {
            Optional<LogPage> read = read(next, lines);
            if (read.isEmpty()) {
                var _ = follower.await(STORE_PAUSE);
                continue;
            }
            LogPage page = read.get();
            follower.send(() -> writeLines(output, page.lines()));
            Long following = page.nextSeq();
            if (following == null) {
                send(output, end(page));
                return;
            }
            if (following == next && !follower.await(HEARTBEAT)) {
                send(output, COMMENT);
            }
            next = following;
            lines = linesOfAPiece(page.lines());
        }
    }

    /** Empty while the store is away, of which the reader need not know. */
    private Optional<LogPage> read(long next, int lines) {
        try {
            return Optional.of(pages.read(next, lines));
        } catch (StoreAway away) {
            LOG.debugf("A log stream could not read on: %s", away.getMessage());
            return Optional.empty();
        }
    }

    private static int linesOfAPiece(List<LogLine> before) {
        if (before.isEmpty()) {
            return PIECE_LINES_FIRST;
        }
        long chars = before.stream().mapToLong(line -> line.text().length() + 1L).sum();
        return Math.clamp(
                PIECE_CHARS * (long) before.size() / chars, PIECE_LINES_MIN, PIECE_LINES_MAX);
    }

    private void send(OutputStream output, byte[] bytes) throws IOException {
        follower.send(
                () -> {
                    output.write(bytes);
                    output.flush();
                });
    }

    private void writeLines(OutputStream output, List<LogLine> lines) throws IOException {
        for (LogLine line : lines) {
            output.write(("id: " + line.seq() + "\ndata: ").getBytes(UTF_8));
            output.write(json.writeValueAsBytes(line));
            output.write("\n\n".getBytes(UTF_8));
        }
        if (!lines.isEmpty()) {
            output.flush();
        }
    }

    private byte[] end(LogPage page) throws IOException {
        LogPage withoutLines =
                new LogPage(page.attempt(), List.of(), null, page.totals(), page.complete());
        String data = json.writeValueAsString(LogAnswer.of(withoutLines));
        return ("event: end\ndata: " + data + "\n\n").getBytes(UTF_8);
    }
}
