package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.producer.execution.LogFollowing;
import dev.aac.producer.execution.LogPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogEventStreamTest {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final ScriptedFollower follower = new ScriptedFollower();
    private final List<Long> asked = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    /** Never waits: each wait ends as the script says, and then the place is lost. */
    private static final class ScriptedFollower implements LogFollowing.Follower {

        final Deque<Boolean> waits = new ArrayDeque<>();
        boolean over;
        boolean closed;

        @Override
        public boolean await(Duration limit) {
            over = waits.size() == 1;
            return waits.removeFirst();
        }

        @Override
        public void send(LogFollowing.Sending sending) throws IOException {
            sending.send();
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static LogPage page(@Nullable Long next, LogLine... lines) {
        return new LogPage(
                2,
                List.of(lines),
                next,
                next == null ? new LogTotals(2, 12, false) : null,
                next == null);
    }

    private static LogLine line(long seq, String text) {
        return new LogLine(seq, LogStream.STDOUT, TIME, text, false);
    }

    private String streamed(long fromSeq, LogPage... pages) throws IOException {
        Deque<LogPage> left = new ArrayDeque<>(List.of(pages));
        LogEventStream.Pages reading =
                (seq, _) -> {
                    asked.add(seq);
                    return left.removeFirst();
                };
        new LogEventStream(fromSeq, reading, follower, JSON).write(output);
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void linesAreEventsAndTheEndSaysHowManyThereAre() throws IOException {
        follower.waits.addAll(List.of(true, true));

        String events = streamed(1, page(2L, line(1, "a\u2028\u001b[0m")), page(2L), page(null));

        assertThat(events)
                .isEqualTo(
                        """
                        :

                        id: 1
                        data: {"seq":1,"stream":"stdout","time":"2026-03-01T12:00:00.123Z",\
                        "text":"a@\\u001B[0m"}

                        event: end
                        data: {"success":true,"data":[],"nextCursor":null,"attempt":2,\
                        "totalLines":2,"complete":true,"totals":{"lines":2,"bytes":12,\
                        "truncated":false,"complete":true}}

                        """
                                .replace('@', '\u2028'));
        assertThat(asked).containsExactly(1L, 2L, 2L);
        assertThat(follower.closed).isTrue();
    }

    @Test
    void silenceIsFilledWithComments() throws IOException {
        follower.waits.addAll(List.of(false, true, false));

        String events = streamed(7, page(7L), page(7L), page(7L));

        assertThat(events).isEqualTo(":\n\n:\n\n:\n\n");
    }

    @Test
    void nothingIsReadOnceThePlaceIsLost() throws IOException {
        follower.over = true;

        assertThat(streamed(1)).isEqualTo(":\n\n");
        assertThat(follower.closed).isTrue();
    }
}
