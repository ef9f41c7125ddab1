package dev.aac.producer.execution.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.producer.execution.LogPage;
import dev.aac.producer.platform.problem.DetailsRemoved;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogDownloadTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LogPage FIRST =
            new LogPage(
                    1,
                    List.of(new LogLine(1, LogStream.STDOUT, NOW, "one", false)),
                    2L,
                    new LogTotals(9, 99, false),
                    true);

    @Test
    void textOfALogThatIsRemovedMeanwhileSaysThatItIsNotAll() throws Exception {
        assertThat(text(new DetailsRemoved(NOW)))
                .isEqualTo(
                        "one\n[The log, report files and test cases of this execution were removed"
                                + " on 2026-03-01: they were kept as long as the organization's"
                                + " plan says.]\n");
    }

    @Test
    void textEndsWithAFailureWhenThereIsAnotherReason() {
        assertThatThrownBy(() -> text(FixedProblem.STORE_UNAVAILABLE))
                .isInstanceOf(ProblemException.class);
    }

    private static String text(Problem problem) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        LogDownload download =
                new LogDownload(
                        FIRST,
                        1,
                        _ -> {
                            throw new ProblemException(problem);
                        },
                        Long.MAX_VALUE);
        download.write(text);
        return text.toString(UTF_8);
    }
}
