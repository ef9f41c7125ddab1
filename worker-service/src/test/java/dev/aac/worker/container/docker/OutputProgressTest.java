package dev.aac.worker.container.docker;

import static dev.aac.contract.fact.LogStream.STDERR;
import static dev.aac.contract.fact.LogStream.STDOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogStream;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.docker.OutputProgress.CopyReading;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class OutputProgressTest {

    private static final ContainerId CONTAINER = new ContainerId("c1");

    private final OutputSpool spool = new OutputSpool();
    private final OutputProgress progress = new OutputProgress(spool);

    private void attachedReads(LogStream stream, String text) throws Exception {
        progress.handOver(stream, text.getBytes(UTF_8));
    }

    private static void copyHas(CopyReading reading, LogStream stream, String text)
            throws Exception {
        reading.take(stream, ("2026-11-26T15:21:13.038683893Z " + text).getBytes(UTF_8));
    }

    private String handedOver(LogStream stream) throws Exception {
        spool.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (var chunk = spool.take(); chunk != null; chunk = spool.take()) {
            if (chunk.stream() == stream) {
                bytes.writeBytes(chunk.bytes());
            }
        }
        return bytes.toString(UTF_8);
    }

    @Test
    void copyGoesOnWithTheNextByteOfEachStream() throws Exception {
        attachedReads(STDOUT, "one\ntw");
        attachedReads(STDERR, "careful\n");
        CopyReading reading = progress.readCopy();

        copyHas(reading, STDOUT, "one\n");
        copyHas(reading, STDOUT, "two\n");
        copyHas(reading, STDERR, "careful\n");
        copyHas(reading, STDERR, "again\n");
        reading.ended();

        assertThat(reading.foundMore()).isTrue();
        assertThat(progress.hasGap()).isFalse();
        assertThat(handedOver(STDOUT)).isEqualTo("one\ntwo\n");
    }

    @Test
    void readingThatIsCutItselfIsReadOnFromWhereItCame() throws Exception {
        attachedReads(STDOUT, "one\n");
        CopyReading cut = progress.readCopy();
        copyHas(cut, STDOUT, "one\n");
        copyHas(cut, STDOUT, "two\n");
        CopyReading cutEarlier = progress.readCopy();
        copyHas(cutEarlier, STDOUT, "one\n");
        CopyReading last = progress.readCopy();
        copyHas(last, STDOUT, "one\n");
        copyHas(last, STDOUT, "two\n");
        copyHas(last, STDOUT, "three\n");
        last.ended();

        assertThat(cutEarlier.foundMore()).isFalse();
        assertThat(progress.hasGap()).isFalse();
        assertThat(handedOver(STDOUT)).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void copyThatLostItsBeginningLeavesAGapAndIsDeliveredAllTheSame() throws Exception {
        attachedReads(STDOUT, "one\n");
        CopyReading reading = progress.readCopy();

        copyHas(reading, STDOUT, "six\n");
        copyHas(reading, STDOUT, "seven\n");
        reading.ended();

        assertThat(progress.hasGap()).isTrue();
        assertThat(handedOver(STDOUT)).isEqualTo("one\nseven\n");
    }

    @Test
    void copyThatIsShorterThanWhatCameIsAGap() throws Exception {
        attachedReads(STDERR, "one\ntwo\n");
        CopyReading reading = progress.readCopy();

        copyHas(reading, STDERR, "one\n");
        assertThat(progress.hasGap()).isFalse();
        reading.ended();

        assertThat(progress.hasGap()).isTrue();
    }

    @Test
    void onceThereIsAGapTheCopyIsReadByTime() throws Exception {
        attachedReads(STDOUT, "one\n");
        CopyReading first = progress.readCopy();
        assertThat(first.request(CONTAINER).path()).doesNotContain("since");
        copyHas(first, STDOUT, "six\n");

        CopyReading next = progress.readCopy();
        copyHas(next, STDOUT, "seven\n");

        assertThat(next.request(CONTAINER).path()).contains("&since=");
        assertThat(handedOver(STDOUT)).isEqualTo("one\nseven\n");
    }
}
